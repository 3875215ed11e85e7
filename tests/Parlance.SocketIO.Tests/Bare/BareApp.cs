using Microsoft.Extensions.DependencyInjection;
using Parlance.SocketIO.Tests.Harness;

namespace Parlance.SocketIO.Tests.Bare;

/// <summary>An application that serves the namespace <c>/chat</c> at <c>/ws</c>, and Socket.IO beside it.</summary>
internal sealed class BareApp : IAsyncDisposable
{
    private BareApp(TestApp app) => App = app;

    public TestApp App { get; }

    public Namespace Chat => App.Io.Of("/chat");

    public static async Task<BareApp> StartAsync(Action<SocketIOOptions>? options = null, TimeProvider? time = null) => new(await TestApp.StartAsync(
        builder =>
        {
            builder.Services.AddSocketIO(options);
            if (time is not null)
            {
                builder.Services.AddSingleton(time);
            }
        },
        static app =>
        {
            app.MapSocketIO();
            app.MapSocketIOWebSocket("/ws", "/chat");
        }));

    /// <summary>A WebSocket that has said nothing yet.</summary>
    public Task<RawWebSocket> OpenAsync(params IEnumerable<string> headers) => App.WebSocketAsync("/ws", headers);

    /// <summary>A client that has been let in.</summary>
    public async Task<RawWebSocket> JoinAsync()
    {
        var socket = await OpenAsync();
        await socket.SendTextAsync("""{"event":"auth","id":0}""");
        Assert.StartsWith("""{"id":0,"data":{"sid":""", await socket.ReadTextAsync(), StringComparison.Ordinal);
        return socket;
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
