using System.Text.RegularExpressions;

namespace Parlance.SocketIO.Fixture;

/// <summary>The server that reference() in tests/Clients/edge-cases/edge-cases.mjs describes.</summary>
internal static partial class EdgeCases
{
    public static void Configure(SocketIOOptions options)
    {
        options.PingInterval = TimeSpan.FromSeconds(30);
        options.PingTimeout = TimeSpan.FromSeconds(20);
        options.UpgradeTimeout = TimeSpan.FromMilliseconds(400);
        options.MaxHttpBufferSize = 2_000;
        options.ConnectTimeout = TimeSpan.FromMilliseconds(1_500);
        options.Cookie = new EngineCookieOptions();
        options.Cors = new EngineCorsOptions { Origins = { "https://a.example" }, Credentials = true };
        options.AllowRequest = context => ValueTask.FromResult(
            context.Request.QueryString.Value!.Contains("deny=1", StringComparison.Ordinal) ? AllowRequestResult.Deny("nope") : AllowRequestResult.Allow);
    }

    public static void Add(SocketIOServer io)
    {
        io.OnConnection(AddMain);
        io.Of("/mw").Use((socket, _) =>
        {
            socket.Emit("early", 1);
            throw new ConnectErrorException("no way", new { Code = 42 });
        });
        io.Of("/mw2").Use((socket, next) =>
        {
            socket.Emit("early", 1);
            return next();
        });
        io.Of("/mw2").OnConnection(socket => socket.Emit("late", 2));
        io.Of(Numbered()).OnConnection(socket => socket.Emit("nsp", socket.Namespace.Name));
    }

    [GeneratedRegex(@"^/dyn-\d+$", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Numbered();

    private static void AddMain(Socket socket)
    {
        socket.Emit("hello", MainEvents.AuthOf(socket));
        socket.On("echo", context =>
        {
            if (context.AckRequested)
            {
                context.Ack(context.Arguments.All());
            }
            else
            {
                socket.Emit("echo", context.Arguments.All());
            }
        });
        socket.On("twice", context =>
        {
            context.Ack(1);
            context.Ack(2);
        });
        socket.On("bye", context => socket.Disconnect(context.Get<bool>(0)));
        socket.On("big", context => socket.Emit("big", new string('x', context.Get<int>(0))));
        socket.On("ask", _ => AskAsync(socket), concurrent: true);
        socket.On("err", _ => { });
        socket.OnAny(_ => { });
        socket.OnError(error => socket.Emit("server-error", error.Message));
        // In Node an event that a client calls "error" reaches the listener of errors, where it has no message.
        socket.On("error", _ => socket.Emit("server-error", (object?)null));
    }

    private static async Task AskAsync(Socket socket)
    {
        var answer = await socket.Timeout(TimeSpan.FromSeconds(20)).EmitWithAck("q", "x");
        socket.Emit("asked", answer.All());
    }
}
