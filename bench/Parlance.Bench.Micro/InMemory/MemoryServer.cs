using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Parlance.SocketIO;

namespace Parlance.Bench.Micro.InMemory;

/// <summary>A whole ASP.NET Core application with a Socket.IO server, on <see cref="MemoryTransport"/>.</summary>
internal sealed class MemoryServer(WebApplication app)
{
    private readonly MemoryTransport _transport = app.Services.GetRequiredService<MemoryTransport>();

    public SocketIOServer IO { get; } = app.Services.GetRequiredService<SocketIOServer>();

    public static async Task<MemoryServer> StartAsync(Action<ISocketIOBuilder> configure, Action<SocketIOServer> serve)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton<MemoryTransport>();
        builder.Services.AddSingleton<IConnectionListenerFactory>(static services => services.GetRequiredService<MemoryTransport>());

        // A client of a benchmark answers no ping.
        configure(builder.Services.AddSocketIO(static options => options.PingInterval = TimeSpan.FromHours(1)));
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapSocketIO();
        var server = new MemoryServer(app);
        serve(server.IO);
        await app.StartAsync();
        return server;
    }

    public async Task<MemoryClient> ConnectAsync()
    {
        var client = new MemoryClient(_transport.Connect());
        await client.ConnectAsync();
        return client;
    }

    public async Task StopAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
