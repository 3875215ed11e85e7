using Parlance.Chat.Data;
using Parlance.Chat.Security;
using Parlance.Server.Hosting;

namespace Parlance.Server.Commands;

/// <summary>Starts the server and waits for its end.</summary>
internal static class ServeCommand
{
    public static async Task<int> RunAsync(Func<ServerOptions, WebApplication> build, Action<WebApplication> map, ServerOptions options)
    {
        Storage.CreateDataDirectory(options.DataDirectory);
        await using var app = build(options);

        // A start is work for the processor, most of it the compiler's: two things are done at a time.
        var mapped = Task.Run(() => map(app));
        var learnt = LearnEndpointsAsync(app, mapped);
        await Task.WhenAll(OpenDataAsync(app, options), mapped);
        await Task.WhenAll(StartAsync(app), learnt);
        Console.WriteLine($"Parlance is ready: {string.Join(' ', app.Urls)}");
        await app.WaitForShutdownAsync();
        return ExitCode.Done;
    }

    private static async Task StartAsync(WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch
        {
            // What has begun in the background ends by order, not by a fault of its own.
            app.Lifetime.StopApplication();
            throw;
        }
    }

    private static async Task OpenDataAsync(WebApplication app, ServerOptions options)
    {
        app.Services.GetService<Certificates>()?.Load();
        await app.Services.GetRequiredService<ChatDatabase>().MigrateAsync(CancellationToken.None);
        await app.Services.GetRequiredService<SecretCheck>().RequireAsync(CancellationToken.None);
        await app.Services.GetRequiredService<StartWarnings>().WriteAsync(options, CancellationToken.None);
    }

    /// <summary>Describes every endpoint once, by which the serializer learns the types of bodies and answers: the first request would wait for it.</summary>
    private static async Task LearnEndpointsAsync(IEndpointRouteBuilder app, Task mapped)
    {
        await mapped;
        foreach (var source in app.DataSources)
        {
            _ = source.Endpoints;
        }
    }
}
