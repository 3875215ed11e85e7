using System.Globalization;
using Parlance.Chat.Data;
using Parlance.Chat.Security;

namespace Parlance.Server.Commands;

/// <summary>Makes the schema, or brings it up to date.</summary>
internal static class MigrateCommand
{
    public static async Task<int> RunAsync(Func<ServerOptions, WebApplication> build, ServerOptions options, CancellationToken cancel)
    {
        Storage.CreateDataDirectory(options.DataDirectory);
        await using var app = build(options);
        var database = app.Services.GetRequiredService<ChatDatabase>();
        var before = await database.CheckAsync(cancel);
        await database.MigrateAsync(cancel);
        await app.Services.GetRequiredService<SecretCheck>().RequireAsync(cancel);
        var after = await database.CheckAsync(cancel);
        var schema = after.Schema.ToString(CultureInfo.InvariantCulture);
        Console.WriteLine(before.Schema == after.Schema
            ? $"The database is up to date: schema {schema}, {Storage.NameOf(after)}."
            : $"Migrated from schema {before.Schema.ToString(CultureInfo.InvariantCulture)} to {schema}, {Storage.NameOf(after)}.");
        return ExitCode.Done;
    }
}
