using System.Security.Cryptography;
using Parlance.SocketIO.Engine.Sending;

namespace Parlance.SocketIO.Recovery;

/// <summary>What is kept beside a live socket, so that its session can be kept when its connection is lost. Guarded by the adapter's gate.</summary>
internal sealed class SocketRecovery
{
    // 144 bits: whoever has it may have the session.
    private const int PidRandomBytes = 18;

    public SocketRecovery(string id, SocketSession? session)
    {
        Session = session;
        Pid = session?.Pid ?? System.Buffers.Text.Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(PidRandomBytes));
        if (session is null)
        {
            // Nobody else has been in the room of its own id.
            Since[id] = 0;
        }
    }

    public string Pid { get; }

    /// <summary>The session that is being recovered, or that was left behind.</summary>
    public SocketSession? Session { get; set; }

    /// <summary>The server has disconnected the socket: nothing of it may come back.</summary>
    public bool Revoked { get; set; }

    /// <summary>Where the log was when the socket was made.</summary>
    public long Made { get; set; }

    /// <summary>Where it was when the socket became a member of the namespace.</summary>
    public long Connected { get; set; }

    /// <summary>Where it was when the socket joined each room.</summary>
    public Dictionary<string, long> Since { get; } = new(StringComparer.Ordinal);

    /// <summary>The id of the last packet that its connection was given; 0 when there was none.</summary>
    public long LastSent { get; set; }

    /// <summary>The position of the first packet that its connection did not take any more.</summary>
    public long? Unsent { get; set; }

    /// <summary>What a middleware has sent while the session is being recovered: it follows what was missed.</summary>
    public List<(OutgoingPacket Packet, long Id, BroadcastOptions Options)>? Early { get; set; }
}
