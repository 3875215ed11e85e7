using Microsoft.Extensions.Logging;

namespace Parlance.SocketIO.Admin;

/// <summary>What the admin UI may do to other sockets, unless it may only look. What it asks for wrongly does nothing.</summary>
internal sealed class AdminOperations(SocketIOServer server, ILogger logger)
{
    // Of a room's name, and of the names in a filter.
    private const int RoomCharsMax = 1_024;
    private const int FilterRoomsMax = 1_000;

    public static readonly string[] Features = ["EMIT", "JOIN", "LEAVE", "DISCONNECT", "MJOIN", "MLEAVE", "MDISCONNECT"];

    public void Register(Namespace admin)
    {
        // emit(nsp, filter, event, ...args), join(nsp, room, filter), leave(nsp, room, filter), _disconnect(nsp, close, filter)
        admin.OnEvent("emit", context =>
        {
            if (Target(context, filter: 1) is { } target && Text(context, 2) is { } name && !ReservedEventNames.IsReserved(name))
            {
                target.Emit(name, [.. context.Arguments.Skip(3).Select(static argument => (object?)argument)]);
            }

            return default;
        });
        admin.OnEvent("join", context =>
            Target(context, filter: 2) is { } target && Text(context, 1) is { } room ? new ValueTask(target.SocketsJoin(room)) : default);
        admin.OnEvent("leave", context =>
            Target(context, filter: 2) is { } target && Text(context, 1) is { } room ? new ValueTask(target.SocketsLeave(room)) : default);
        admin.OnEvent("_disconnect", context =>
            Target(context, filter: 2) is { } target ? new ValueTask(target.DisconnectSockets(IsTrue(context, 1))) : default);
    }

    /// <summary>Whom an operation is for; null when there are no such.</summary>
    private BroadcastOperator? Target(EventContext context, int filter)
    {
        // Found and not made: a namespace stays.
        if (Text(context, 0) is not { } name || server.Find(name) is not { } nsp || Filter(context, filter) is not { } rooms)
        {
            return null;
        }

        SocketIOLog.AdminOperated(logger, context.Socket.Id, context.EventName, nsp.Name);
        return nsp.To(rooms);
    }

    /// <summary>The rooms of a filter, none for everybody; null when it is no filter.</summary>
    private static string[]? Filter(EventContext context, int index)
    {
        if (index >= context.Count)
        {
            return [];
        }

        return context.Arguments[index].Json.Span[0] switch
        {
            (byte)'n' => [],
            (byte)'"' when context.Get<string>(index) is { Length: 0 } => [],
            (byte)'"' when Text(context, index) is { } room => [room],
            (byte)'[' when context.Get<string[]>(index) is { Length: > 0 and <= FilterRoomsMax } rooms && Array.TrueForAll(rooms, static room => room is not null) => rooms,
            _ => null,
        };
    }

    private static string? Text(EventContext context, int index)
    {
        if (index >= context.Count || context.Arguments[index].Json.Span[0] != (byte)'"')
        {
            return null;
        }

        return context.Get<string>(index) is { Length: > 0 and <= RoomCharsMax } text ? text : null;
    }

    private static bool IsTrue(EventContext context, int index) => index < context.Count && context.Arguments[index].Json.Span.SequenceEqual("true"u8);
}
