using Parlance.Chat.Data;
using Parlance.Chat.Security;
using Parlance.Server.Hosting;

namespace Parlance.Server.Commands;

/// <summary>Starts the server and waits for its end.</summary>
internal static class ServeCommand
{
    public static async Task<int> RunAsync(Func<ServerOptions, WebApplication> build, ServerOptions options)
    {
        Storage.CreateDataDirectory(options.DataDirectory);
        await using var app = build(options);
        app.Services.GetService<Certificates>()?.Load();
        await app.Services.GetRequiredService<ChatDatabase>().MigrateAsync(CancellationToken.None);
        await app.Services.GetRequiredService<SecretCheck>().RequireAsync(CancellationToken.None);
        await app.Services.GetRequiredService<StartWarnings>().WriteAsync(options, CancellationToken.None);
        await app.StartAsync();
        Console.WriteLine($"Parlance is ready: {string.Join(' ', app.Urls)}");
        await app.WaitForShutdownAsync();
        return ExitCode.Done;
    }
}
