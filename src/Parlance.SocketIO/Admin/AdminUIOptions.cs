namespace Parlance.SocketIO;

/// <summary>
/// How a server shows itself to the official admin UI, with the names of <see href="https://socket.io/docs/v4/admin-ui/"/>. Given to
/// <see cref="SocketIOServerAdminExtensions.Instrument"/>, and not to be changed afterwards.
/// </summary>
public sealed class AdminUIOptions
{
    /// <summary>Who is let in. There is no default: open to everybody is said by <see cref="AdminUIAuth.None"/>.</summary>
    public required AdminUIAuth Auth { get; init; }

    /// <summary>The namespace that the admin UI connects to. Default <c>/admin</c>.</summary>
    public string NamespaceName { get; init; } = "/admin";

    /// <summary>Whether the admin UI may only look. Default false: it may also emit, make sockets join and leave rooms, and disconnect them.</summary>
    public bool Readonly { get; init; }

    /// <summary>
    /// How much is shown. Default null: as <see cref="AdminUIMode.Development"/> where the host's environment is Development, and as
    /// <see cref="AdminUIMode.Production"/> anywhere else.
    /// </summary>
    public AdminUIMode? Mode { get; init; }

    /// <summary>What the server is called in the list of servers. Default null: the name of the machine.</summary>
    public string? ServerId { get; init; }

    /// <summary>Keeps who has signed in. Default: in memory, for a day.</summary>
    public IAdminUISessionStore Store { get; init; } = new InMemoryAdminUISessionStore();
}

/// <summary>How much of a server the admin UI shows.</summary>
public enum AdminUIMode
{
    /// <summary>Figures alone: how many connections, packets, bytes, and sockets of each namespace.</summary>
    Production,

    /// <summary>Each socket, room and event as well, with what is in them. Costs the more the more happens, for as long as somebody watches.</summary>
    Development,
}
