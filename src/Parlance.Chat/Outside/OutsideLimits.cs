namespace Parlance.Chat.Outside;

internal static class OutsideLimits
{
    /// <summary>Requests of this node that are under way at a time. Others wait, within their own time.</summary>
    public const int AtOnceMax = 64;

    /// <summary>Requests that are under way to one host at a time, however many want to: it is somebody else's server.</summary>
    public const int AtOncePerHostMax = 4;

    /// <summary>Kilobytes of an answer's headers.</summary>
    public const int HeadersKilobytesMax = 32;

    /// <summary>Characters of an address.</summary>
    public const int AddressCharsMax = 2_000;

    /// <summary>Addresses of one name that are looked at. A name has a few; with more of them, it is refused.</summary>
    public const int AddressesMax = 32;

    /// <summary>The time that a connection may take to stand.</summary>
    public static readonly TimeSpan ConnectWithin = TimeSpan.FromSeconds(5);

    /// <summary>The time after which an idle connection is closed.</summary>
    public static readonly TimeSpan IdleFor = TimeSpan.FromSeconds(15);

    /// <summary>The time after which a name is resolved again, and its addresses checked again, however busy the connection is.</summary>
    public static readonly TimeSpan ConnectionFor = TimeSpan.FromMinutes(1);
}
