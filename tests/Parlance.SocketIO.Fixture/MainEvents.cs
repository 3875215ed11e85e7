namespace Parlance.SocketIO.Fixture;

/// <summary>The namespace "/": events, acks, the handshake, disconnection.</summary>
internal static class MainEvents
{
    private static readonly string[] EngineKeys = ["EIO", "transport", "t", "sid", "b64"];

    public static void Add(SocketIOServer io, Watch watch, IHostApplicationLifetime host) => io.OnConnection(socket =>
    {
        watch.Over(socket);
        socket.Emit("auth", AuthOf(socket));
        AddEchoes(socket);
        AddAcks(socket);
        BinaryEvents.Add(socket);
        AddOrder(socket);
        AddVolatile(socket);
        AddHandshake(socket);
        AddListeners(socket);
        AddServer(io, socket, host);
    });

    // The Node.js server sees an empty object where a client sends none.
    public static object AuthOf(Socket socket) =>
        socket.Handshake.Auth.ValueKind == JsonValueKind.Undefined ? new { } : socket.Handshake.Auth;

    private static void AddEchoes(Socket socket)
    {
        socket.On("echo", context => socket.Emit("echo-back", context.Arguments.All()));
        socket.On("echo-ack", context => context.Ack(context.Arguments.All()));
        socket.On("message", context => socket.Send(context.Arguments.All()));
        socket.On("sự-kiện 🎉", context => socket.Emit("đáp-lại 🎉", context.Arguments.All()));
    }

    private static void AddAcks(Socket socket)
    {
        var held = new Dictionary<string, EventContext>(StringComparer.Ordinal);
        socket.On("hold", context => held[context.Need<string>(0)] = context);
        socket.On("release", context =>
        {
            foreach (var key in context.Need<string[]>(0))
            {
                held[key].Ack(key);
            }
        });
        socket.On("ack-twice", context =>
        {
            context.Ack(1);
            context.Ack(2);
        });
        socket.On("never", _ => { });
        socket.On("ask", async context =>
            context.Ack(await socket.Timeout(TimeSpan.FromSeconds(5)).EmitWithAck<Argument>("question", context.Arguments[0])));
        socket.On("ask-in-vain", async context =>
        {
            try
            {
                await socket.Timeout(TimeSpan.FromMilliseconds(context.Get<int>(0))).EmitWithAck<Argument>("question", "in vain");
                context.Ack("answer");
            }
            catch (AckTimeoutException)
            {
                context.Ack("timeout");
            }
        });
    }

    private static void AddOrder(Socket socket)
    {
        var collected = new List<int>();
        var sent = 0;
        socket.On("collect", context => collected.Add(context.Get<int>(0)));
        socket.On("collected", context => context.Ack(collected));
        socket.On("next", context =>
        {
            for (var i = context.Get<int>(0); i > 0; i--)
            {
                socket.Emit("number", sent++);
            }
        });
    }

    private static void AddVolatile(Socket socket)
    {
        socket.On("volatile", context =>
        {
            socket.Volatile.Emit("maybe");
            context.Ack();
        });
        socket.On("volatile-second", context =>
        {
            socket.Emit("certain");
            socket.Volatile.Emit("maybe");
            context.Ack();
        });
    }

    private static void AddHandshake(Socket socket)
    {
        var handshake = socket.Handshake;
        socket.On("handshake", context => context.Ack(new
        {
            Auth = AuthOf(socket),
            Query = handshake.Query.Where(pair => !EngineKeys.Contains(pair.Key, StringComparer.Ordinal))
                .ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal),
            Path = handshake.Url.Split('?')[0],
            handshake.Secure,
            Xdomain = handshake.XDomain,
            Address = handshake.Address.Replace("::ffff:", "", StringComparison.Ordinal),
            Timed = Math.Abs(handshake.Time.ToUnixTimeMilliseconds() - handshake.Issued) < 1_000,
        }));
        socket.On("header", context => context.Ack((string?)handshake.Header(context.Need<string>(0))));
        socket.On("transport", context => context.Ack(socket.Conn.TransportName));
        AddData(socket);
    }

    public static void AddData(Socket socket)
    {
        socket.On("set-data", context =>
        {
            socket.Data[context.Need<string>(0)] = context.Get<JsonElement>(1);
            context.Ack();
        });
        socket.On("get-data", context => context.Ack(socket.Data.TryGetValue(context.Need<string>(0), out var value) ? value : null));
    }

    private static void AddListeners(Socket socket)
    {
        socket.Once("once", context => context.Ack("only once"));
        Action<EventContext> here = context => context.Ack("here");
        socket.On("removable", here);
        socket.On("remove", context =>
        {
            socket.Off("removable", here);
            context.Ack();
        });
    }

    private static void AddServer(SocketIOServer io, Socket socket, IHostApplicationLifetime host)
    {
        socket.On("disconnect-me", context => socket.Disconnect(context.Get<bool>(0)));
        socket.On("rooms", context => context.Ack((object)Watch.RoomsOf(socket)));
        socket.On("count", context => context.Ack(new { Sockets = io.Sockets.Sockets.Count, Connections = io.Engine.ClientsCount }));
        socket.On("namespaces", context => context.Ack((object)io.Namespaces.Select(nsp => nsp.Name).Order(StringComparer.Ordinal).ToArray()));
        socket.On("shutdown", _ => host.StopApplication());
    }
}
