using System.Collections.Immutable;

namespace Parlance.Bench.Kestrel;

/// <summary>Who is in which room. Reading takes no lock, and walks an array.</summary>
internal static class Rooms
{
    private static ImmutableDictionary<string, ImmutableArray<Connection>> s_rooms = ImmutableDictionary.Create<string, ImmutableArray<Connection>>(StringComparer.Ordinal);

    public static ImmutableArray<Connection> Members(string room) => s_rooms.GetValueOrDefault(room, []);

    public static void Join(string room, Connection connection) => ImmutableInterlocked.Update(
        ref s_rooms,
        static (rooms, joining) => rooms.SetItem(joining.Room, rooms.GetValueOrDefault(joining.Room, []).Add(joining.Connection)),
        (Room: room, Connection: connection));

    public static void Leave(string room, Connection connection) => ImmutableInterlocked.Update(
        ref s_rooms,
        static (rooms, leaving) =>
        {
            var left = rooms.GetValueOrDefault(leaving.Room, []).Remove(leaving.Connection);
            return left.IsEmpty ? rooms.Remove(leaving.Room) : rooms.SetItem(leaving.Room, left);
        },
        (Room: room, Connection: connection));
}
