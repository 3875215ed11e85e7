using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Parlance.SocketIO.Testing;
using Parlance.TestTools;

namespace Parlance.SocketIO.Tests.Harness;

/// <summary>A web application on a free loopback port, with what it logs.</summary>
internal sealed class TestApp : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly List<IAsyncDisposable> _belongings = [];
    private SocketIOServer? _io;

    private TestApp(WebApplication app, LogCollector log, Signal<string> entered)
    {
        _app = app;
        Log = log;
        Entered = entered;
    }

    public LogCollector Log { get; }

    /// <summary>The method of each request that has got as far as it gets without waiting: a poll waits, or a body is being read.</summary>
    public Signal<string> Entered { get; }

    public IServiceProvider Services => _app.Services;

    public SocketIOServer Io => _io ??= Services.GetRequiredService<SocketIOServer>();

    public EngineServer Engine => Io.Engine;

    public Uri Address => new(_app.Urls.First());

    public int Port => Address.Port;

    public HttpClient Http { get; } = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false }) { Timeout = Bounded.Limit };

    /// <summary>Starts an application that serves Socket.IO at its default path.</summary>
    public static Task<TestApp> StartAsync(Action<SocketIOOptions>? options = null, Action<SocketIOServer>? io = null, TimeProvider? time = null) =>
        StartAsync(
            builder =>
            {
                builder.Services.AddSocketIO(options);
                if (time is not null)
                {
                    builder.Services.AddSingleton(time);
                }
            },
            app =>
            {
                app.MapSocketIO();
                io?.Invoke(app.Services.GetRequiredService<SocketIOServer>());
            });

    /// <summary>Starts an application of the test's own making.</summary>
    public static async Task<TestApp> StartAsync(Action<WebApplicationBuilder> build, Action<WebApplication> map, Action<ListenOptions>? listen = null)
    {
        var log = new LogCollector();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Debug);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.UseTestTransport();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, endpoint => listen?.Invoke(endpoint)));
        builder.Services.Configure<Microsoft.Extensions.Hosting.HostOptions>(static host => host.ShutdownTimeout = TimeSpan.FromSeconds(5));
        build(builder);
        var app = builder.Build();
        var entered = new Signal<string>();
        app.Use(async (context, next) =>
        {
            var request = next(context);
            entered.Set(context.Request.Method);
            await request;
        });
        map(app);
        await app.StartAsync().Within();
        return new TestApp(app, log, entered);
    }

    public async Task StopAsync() => await _app.StopAsync().Within();

    /// <summary>The address of a request to the Engine.IO endpoint.</summary>
    public Uri Endpoint(string query, string path = "/socket.io/") => new(Address, $"{path}?{query}");

    /// <summary>Opens an Engine.IO session at the wire.</summary>
    public Task<EngineWire> OpenAsync(Wire transport, string path = "/socket.io/", string query = "") =>
        transport == Wire.Polling ? OpenPollingAsync(path, query) : OpenWebSocketAsync(path, query);

    /// <summary>Opens an Engine.IO session at the wire and joins a namespace.</summary>
    public async Task<EngineWire> JoinAsync(Wire transport, string nsp = "/")
    {
        var wire = await OpenAsync(transport);
        var prefix = nsp is "/" ? "" : nsp + ",";
        await wire.SendAsync($"40{prefix}");
        Assert.StartsWith($"40{prefix}{{\"sid\":", await wire.NextAsync(), StringComparison.Ordinal);
        return wire;
    }

    /// <summary>Connects a Socket.IO client.</summary>
    public async Task<SocketIOTestSocket> ConnectAsync(Wire transport, string nsp = "/", object? auth = null) =>
        await Client(transport).ConnectAsync(nsp, auth).Within();

    /// <summary>Connects a Socket.IO client and finds the server's side of it.</summary>
    public async Task<(SocketIOTestSocket Client, Socket Server)> PairAsync(Wire transport, string nsp = "/", object? auth = null)
    {
        var client = await ConnectAsync(transport, nsp, auth);
        return (client, await ServerSideAsync(client));
    }

    public async Task<Socket> ServerSideAsync(SocketIOTestSocket client)
    {
        var nsp = Io.Of(client.Namespace);
        await Bounded.Eventually(() => nsp.Sockets.ContainsKey(client.Id), "the socket is connected");
        return nsp.Sockets[client.Id];
    }

    /// <summary>A Socket.IO client that is not connected yet.</summary>
    public SocketIOTestClient Client(Wire transport)
    {
        var client = new SocketIOTestClient(Address, transport switch
        {
            Wire.Polling => SocketIOTestTransport.Polling,
            Wire.WebSocket => SocketIOTestTransport.WebSocket,
            _ => SocketIOTestTransport.Upgrade,
        });
        _belongings.Add(client);
        return client;
    }

    /// <summary>A WebSocket at the wire, after its handshake.</summary>
    public async Task<RawWebSocket> WebSocketAsync(string pathAndQuery, params IEnumerable<string> headers)
    {
        var (socket, response) = await RawWebSocket.ConnectAsync(Port, pathAndQuery, headers);
        Assert.StartsWith("HTTP/1.1 101 ", response, StringComparison.Ordinal);
        _belongings.Add(socket);
        return socket;
    }

    public T Own<T>(T belonging)
        where T : IAsyncDisposable
    {
        _belongings.Add(belonging);
        return belonging;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var belonging in _belongings)
        {
            await belonging.DisposeAsync();
        }

        Http.Dispose();
        await _app.DisposeAsync().AsTask().Within();
        Log.AssertNoUnannouncedError();
    }

    private async Task<EngineWire> OpenPollingAsync(string path, string query)
    {
        var wire = Own(new PollingWire(Http, Endpoint("EIO=4&transport=polling" + query, path)));
        await wire.OpenAsync();
        return wire;
    }

    private async Task<EngineWire> OpenWebSocketAsync(string path, string query)
    {
        var wire = new WebSocketWire(await WebSocketAsync($"{path}?EIO=4&transport=websocket{query}"));
        await wire.OpenAsync();
        return wire;
    }
}

/// <summary>How a test's client is connected.</summary>
public enum Wire
{
    WebSocket,
    Polling,

    /// <summary>Polling first, then a WebSocket.</summary>
    Upgrade,
}
