using System.CommandLine;
using Parlance.Chat.Data;
using Parlance.Chat.Security;
using Parlance.Server.Hosting;

namespace Parlance.Server.Commands;

/// <summary>
/// What commands share that work on the database of a server which may run meanwhile. They neither make a database nor migrate one: a wrong
/// <c>--data</c> must not look like an empty server, and a running server must not find its schema changed.
/// </summary>
internal sealed class DataCommand(Func<ServerOptions, WebApplication> build, ServerArguments arguments)
{
    public async Task<int> RunAsync(ParseResult parsed, Func<IServiceProvider, Task<int>> work, CancellationToken cancel)
    {
        var options = arguments.ReadData(parsed);
        Storage.RequireDataDirectory(options.DataDirectory);
        // Composing the program opens the database, and would make it.
        Storage.RequireDatabase(ServerBuilder.Create().Configuration, options.DataDirectory);
        await using var app = build(options);
        var database = app.Services.GetRequiredService<ChatDatabase>();
        var status = await database.CheckAsync(cancel);
        if (status.Schema > status.SchemaKnown)
        {
            throw new SchemaTooNewException(status.Schema, status.SchemaKnown);
        }

        if (status.Schema < status.SchemaKnown)
        {
            throw new UsageException(status.Schema is 0
                ? "the database is empty. Start the server once, or run: parlance migrate"
                : "the database is of an older version. Stop the server, run parlance migrate, and start the new version.");
        }

        await app.Services.GetRequiredService<SecretCheck>().RequireAsync(cancel);
        return await work(app.Services);
    }
}
