using System.Text.RegularExpressions;

namespace Parlance.SocketIO.Fixture;

/// <summary>Namespaces with middleware, catch-all listeners, names made up by the client, and a head count.</summary>
internal static partial class NamespaceEvents
{
    public static void Add(SocketIOServer io, Watch watch)
    {
        AddAuth(io.Of("/auth"), watch);
        AddGuarded(io.Of("/guarded"), watch);
        AddCatchAll(io.Of("/catch-all"), watch);
        AddChildren(io.Of(Numbered()).Use(InheritAsync), watch);
        AddChildren(io.Of((name, auth, _) => ValueTask.FromResult(name.StartsWith("/keyed-", StringComparison.Ordinal) && IsOpen(auth))), watch);
        AddCount(io.Of("/count"), watch);
        foreach (var name in (string[])["/left", "/right", "/phòng họp"])
        {
            io.Of(name).OnConnection(socket =>
            {
                watch.Over(socket);
                socket.On("echo-ack", context => context.Ack(context.Arguments.All()));
                socket.On("where", context => context.Ack(socket.Namespace.Name));
                socket.On("disconnect-me", context => socket.Disconnect(context.Get<bool>(0)));
            });
        }
    }

    [GeneratedRegex(@"^/dyn-\d+$", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Numbered();

    private static bool IsOpen(JsonElement auth) =>
        auth.ValueKind == JsonValueKind.Object && auth.TryGetProperty("key", out var key) && key.ValueEquals("open");

    private static Task InheritAsync(Socket socket, Func<Task> next)
    {
        socket.Data["inherited"] = true;
        return next();
    }

    private static void AddAuth(Namespace auth, Watch watch)
    {
        auth.Use((socket, next) =>
        {
            var token = socket.Handshake.GetAuth<Credentials>()?.Token;
            if (token is null)
            {
                throw new ConnectErrorException("unauthorized", new { Code = "no-token", Hints = (object[])["log in", new { Retry = false }] });
            }

            if (string.Equals(token, "expired", StringComparison.Ordinal))
            {
                throw new ConnectErrorException("token expired");
            }

            socket.Data["user"] = token;
            socket.Data["trail"] = new List<string> { "first" };
            return next();
        });
        auth.Use(async (socket, next) =>
        {
            await Task.Yield();
            ((List<string>)socket.Data["trail"]!).Add("second");
            await next();
        });
        auth.OnConnection(socket =>
        {
            watch.Over(socket);
            socket.On("who-am-i", context => context.Ack(new { User = socket.Data["user"], Trail = socket.Data["trail"] }));
        });
    }

    private static void AddGuarded(Namespace guarded, Watch watch) => guarded.OnConnection(socket =>
    {
        watch.Over(socket);
        var passed = new List<string>();
        socket.Use((context, next) =>
        {
            if (string.Equals(context.EventName, "forbidden", StringComparison.Ordinal))
            {
                throw new InvalidOperationException("not allowed: forbidden");
            }

            passed.Add(context.EventName);
            return next();
        });
        socket.OnError(error => socket.Emit("refused", error.Message));
        foreach (var name in (string[])["allowed", "forbidden"])
        {
            socket.On(name, context => context.Ack(name));
        }

        socket.On("passed", context => context.Ack(passed));
    });

    private static void AddCatchAll(Namespace catchAll, Watch watch) => catchAll.OnConnection(socket =>
    {
        watch.Over(socket);
        var log = new List<string>();
        Action<EventContext> seen = context => log.Add($"in {context.EventName} {Joined(context.Arguments)}");
        Action<EventContext> first = context => log.Add($"first {context.EventName}");
        Action<OutgoingEvent> outgoing = sent => log.Add($"out {sent.EventName} {string.Join(',', sent.Arguments)}");
        socket.OnAny(seen);
        socket.PrependAny(first);
        socket.OnAnyOutgoing(outgoing);
        socket.On("answer-me", context => socket.Emit("answer", context.Arguments.All()));
        socket.On("stop-listening", context =>
        {
            socket.OffAny(first);
            socket.OffAny(seen);
            socket.OffAnyOutgoing(outgoing);
            context.Ack();
        });
        socket.On("log", context => context.Ack(log));
    });

    private static string Joined(ArgumentList arguments) =>
        string.Join(',', arguments.Select(argument => Encoding.UTF8.GetString(argument.Json.Span).Trim('"')));

    private static void AddChildren(ParentNamespace parent, Watch watch) => parent.OnConnection(socket =>
    {
        watch.Over(socket);
        socket.Emit("namespace", socket.Namespace.Name);
        socket.On("inherited", context => context.Ack(socket.Data.ContainsKey("inherited")));
        socket.On("shout", context => socket.Namespace.Emit("shouted", context.Arguments.All()));
        socket.On("shout-everywhere", context => parent.Emit("shouted", context.Arguments.All()));
    });

    private static void AddCount(Namespace count, Watch watch) => count.OnConnection(socket =>
    {
        watch.Over(socket);
        count.Emit("users", count.Sockets.Count);
        socket.OnDisconnect(_ => count.Emit("users", count.Sockets.Count));
    });

    private sealed record Credentials(string? Token);
}
