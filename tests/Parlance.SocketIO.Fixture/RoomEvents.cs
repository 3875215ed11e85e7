namespace Parlance.SocketIO.Fixture;

/// <summary>The namespace /rooms: rooms, broadcast operators and what a server may do to many sockets at once.</summary>
internal static class RoomEvents
{
    public static void Add(Namespace rooms, Watch watch)
    {
        var log = new RoomLog(rooms.Adapter);
        var heard = false;
        rooms.OnServerSideEmit("nobody-hears-this", _ =>
        {
            heard = true;
            return Task.CompletedTask;
        });
        rooms.OnConnection(socket =>
        {
            watch.Over(socket);
            AddMembership(rooms, socket);
            AddBroadcasts(socket);
            AddMany(socket);
            MainEvents.AddData(socket);
            socket.On("room-events", context => context.Ack((object)log.About(context.Need<string>(0))));
            socket.On("server-side-emit", context =>
            {
                rooms.ServerSideEmit("nobody-hears-this");
                context.Ack(heard);
            });
        });
    }

    private static void AddMembership(Namespace rooms, Socket socket)
    {
        socket.On("join", async context =>
        {
            await socket.Join(Names(context, 0));
            context.Ack((object)Watch.RoomsOf(socket));
        });
        socket.On("leave", async context =>
        {
            await socket.Leave(context.Need<string>(0));
            context.Ack((object)Watch.RoomsOf(socket));
        });
        socket.On("state", context => context.Ack(new { socket.Recovered, Rooms = Watch.RoomsOf(socket), socket.Data }));
        socket.On("room-size", context => context.Ack(rooms.Adapter.MembersOf(context.Need<string>(0)).Count));
    }

    private static void AddBroadcasts(Socket socket)
    {
        socket.On("broadcast", context =>
        {
            TargetOf(context).Emit(context.Need<string>(1), List(context, 2));
            context.Ack();
        });
        socket.On("broadcast-ack", async context =>
        {
            var timed = TargetOf(context).Timeout(TimeSpan.FromMilliseconds(context.Get<int>(1)));
            try
            {
                context.Ack(new { TimedOut = false, Answers = await timed.EmitWithAck<Argument>(context.Need<string>(2), List(context, 3)) });
            }
            catch (BroadcastAckException incomplete)
            {
                context.Ack(new { TimedOut = true, Answers = incomplete.Responses });
            }
        });
    }

    private static void AddMany(Socket socket)
    {
        socket.On("fetch", async context =>
        {
            var found = await TargetOf(context).FetchSockets();
            context.Ack(found.Select(one => new { one.Id, Rooms = one.Rooms.Order(StringComparer.Ordinal), one.Data, Tag = TagOf(one) }));
        });
        socket.On("to-each", async context =>
        {
            foreach (var one in await TargetOf(context).FetchSockets())
            {
                await ActAsync(one, context.Need<string>(1), context.Need<Argument[]>(2));
            }

            context.Ack();
        });
        socket.On("ask-each", async context =>
        {
            var asked = from one in await TargetOf(context).FetchSockets()
                        select one.EmitWithAck<Argument>(context.Need<string>(1), context.Arguments[2], TimeSpan.FromSeconds(5));
            context.Ack((object)await Task.WhenAll(asked));
        });
        socket.On("all-join", async context =>
        {
            await TargetOf(context).SocketsJoin(Names(context, 1));
            context.Ack();
        });
        socket.On("all-leave", async context =>
        {
            await TargetOf(context).SocketsLeave(Names(context, 1));
            context.Ack();
        });
        socket.On("all-disconnect", async context =>
        {
            await TargetOf(context).DisconnectSockets(context.Get<bool>(1));
            context.Ack();
        });
    }

    private static async Task ActAsync(RemoteSocket socket, string action, Argument[] args)
    {
        switch (action)
        {
            case "join":
                await socket.Join(TextOf(args[0]));
                break;
            case "leave":
                await socket.Leave(TextOf(args[0]));
                break;
            case "emit":
                socket.Emit(TextOf(args[0]), [.. args[1..].Select(argument => (object?)argument)]);
                break;
            case "disconnect":
                await socket.Disconnect(args[0].Json.Span.SequenceEqual("true"u8));
                break;
            default:
                throw new InvalidOperationException($"No such action: {action}");
        }
    }

    private static BroadcastOperator TargetOf(EventContext context) => context.Need<Target>(0).Of(context.Socket);

    /// <summary>A room or a list of rooms.</summary>
    private static string[] Names(EventContext context, int index) =>
        context.Get<JsonElement>(index).ValueKind == JsonValueKind.Array ? context.Need<string[]>(index) : [context.Need<string>(index)];

    /// <summary>A list of arguments, binary included, to be sent on as they came.</summary>
    private static object?[] List(EventContext context, int index) => [.. context.Need<Argument[]>(index).Select(argument => (object?)argument)];

    private static string TextOf(Argument argument) => JsonSerializer.Deserialize<string>(argument.Json.Span)!;

    private static string? TagOf(RemoteSocket socket) =>
        socket.Handshake?.Auth is { ValueKind: JsonValueKind.Object } auth && auth.TryGetProperty("tag", out var tag) ? tag.GetString() : null;
}
