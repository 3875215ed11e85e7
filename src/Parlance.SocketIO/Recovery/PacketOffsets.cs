using System.Globalization;
using System.Security.Cryptography;

namespace Parlance.SocketIO.Recovery;

/// <summary>
/// The offsets that events carry as their last argument. A client takes any string in that place for one, a volatile event's own last argument
/// too: the random start tells those of this log from all others.
/// </summary>
internal sealed class PacketOffsets
{
    private const int EpochBytes = 6;
    private const int DigitsMax = 16;

    private readonly string _epoch = System.Buffers.Text.Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(EpochBytes));
    private long _last;

    public string Next(out long id)
    {
        id = Interlocked.Increment(ref _last);
        return string.Create(CultureInfo.InvariantCulture, $"{_epoch}{id:x}");
    }

    public bool TryParse(string offset, out long id)
    {
        id = 0;
        return offset.Length > _epoch.Length
            && offset.Length <= _epoch.Length + DigitsMax
            && offset.StartsWith(_epoch, StringComparison.Ordinal)
            && long.TryParse(offset.AsSpan(_epoch.Length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out id);
    }
}
