namespace Parlance.Chat.Lobby;

/// <summary>
/// Everything here lives in memory, so everything has a bound. The worst case of all of them together, every room full of long messages,
/// stays near 250 MB.
/// </summary>
internal static class LobbyLimits
{
    /// <summary>A few words; longer names break every list that they stand in.</summary>
    public const int RoomNameCharsMax = 40;

    /// <summary>About two printed pages: as much as anybody reads in a chat.</summary>
    public const int MessageCharsMax = 4_000;

    /// <summary>A UUID has 36 characters.</summary>
    public const int ClientIdCharsMax = 64;

    /// <summary>More than anybody looks through.</summary>
    public const int RoomsMax = 1_000;

    /// <summary>Bounds what one connection can make everybody else hear.</summary>
    public const int RoomsPerVisitMax = 50;

    /// <summary>What the design expects of one process, with its connections.</summary>
    public const int PeopleMax = 20_000;

    /// <summary>What one reads to catch up.</summary>
    public const int HistoryMessagesMax = 100;

    /// <summary>Keeps 1,000 rooms of the longest messages within some 200 MB.</summary>
    public const int HistoryCharsMax = 100_000;

    /// <summary>How many actions one person may take at once: pasting several lines, or joining all rooms after a reconnection.</summary>
    public const int BurstMax = 60;

    /// <summary>How many per second in the long run; people type less.</summary>
    public const double ActionsPerSecond = 5;

    /// <summary>A room where nobody is stays this long, so that a reload or a restart of the network does not cost its history.</summary>
    public static readonly TimeSpan EmptyRoomKept = TimeSpan.FromMinutes(10);

    /// <summary>Changes of rooms reach everybody, so they are gathered first. Nobody sees the difference to 'at once'.</summary>
    public static readonly TimeSpan AnnounceEvery = TimeSpan.FromMilliseconds(250);
}
