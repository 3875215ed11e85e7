using System.Globalization;

namespace Parlance.SocketIO.Hostile.Tests.Mutations;

/// <summary>Spoils recorded sessions: bytes, pieces, order. The same seed always does the same.</summary>
internal sealed class Mutator(IReadOnlyList<Recording> recordings, int seed)
{
    private const int ChangesMax = 4;

    private static readonly byte[] s_telling = [.. "\0\r\n\x1e\"'{}[],:\\/-+.eE0159b"u8, 0x7f, 0x80, 0x81, 0x82, 0x88, 0x89, 0xfe, 0xff];
    private static readonly string[] s_numbers = ["-1", "0", "00", "1e9", "2147483648", "4294967296", "9007199254740993", "18446744073709551616", new string('9', 40)];

#pragma warning disable CA5394 // Not a secret: the seed has to give the same play again.
    private readonly Random _random = new(seed);

    /// <summary>A recording, spoilt.</summary>
    public Recording Next()
    {
        var recording = recordings[_random.Next(recordings.Count)];
        var chunks = recording.Chunks.ToList();
        for (var change = _random.Next(1, ChangesMax + 1); change > 0 && chunks.Count > 0; change--)
        {
            Change(chunks);
        }

        return recording with { Chunks = chunks };
    }

    private void Change(List<Chunk> chunks)
    {
        var at = _random.Next(chunks.Count);
        switch (_random.Next(12))
        {
            case 0:
                chunks.RemoveAt(at);
                break;
            case 1:
                chunks.Insert(_random.Next(chunks.Count), chunks[at]);
                break;
            case 2:
                var other = _random.Next(chunks.Count);
                (chunks[at], chunks[other]) = (chunks[other], chunks[at]);
                break;
            case 3:
                Splice(chunks, at);
                break;
            case 4:
                chunks[at] = chunks[at] with { Connection = _random.Next(3) };
                break;
            default:
                chunks[at] = chunks[at] with { Bytes = Change(chunks[at].Bytes) };
                break;
        }
    }

    /// <summary>Goes on as another session does.</summary>
    private void Splice(List<Chunk> chunks, int at)
    {
        var other = recordings[_random.Next(recordings.Count)].Chunks;
        chunks.RemoveRange(at, chunks.Count - at);
        chunks.AddRange(other.Skip(_random.Next(other.Count)));
    }

    private byte[] Change(byte[] bytes)
    {
        if (bytes.Length == 0)
        {
            return [0];
        }

        var changed = bytes.ToList();
        var at = _random.Next(bytes.Length);
        var length = _random.Next(1, Math.Min(32, bytes.Length - at) + 1);
        switch (_random.Next(8))
        {
            case 0:
                changed[at] ^= (byte)(1 << _random.Next(8));
                break;
            case 1:
                changed[at] = s_telling[_random.Next(s_telling.Length)];
                break;
            case 2:
                changed[at] = (byte)_random.Next(256);
                break;
            case 3:
                changed.RemoveRange(at, length);
                break;
            case 4:
                changed.RemoveRange(at, bytes.Length - at);
                break;
            case 5:
                changed.InsertRange(at, Enumerable.Repeat(bytes.AsSpan(at, length).ToArray(), _random.Next(1, 50)).SelectMany(static piece => piece));
                break;
            case 6:
                changed.InsertRange(at, Enumerable.Range(0, length).Select(_ => s_telling[_random.Next(s_telling.Length)]));
                break;
            default:
                ReplaceNumber(changed, at);
                break;
        }

        return [.. changed];
    }

    private void ReplaceNumber(List<byte> bytes, int from)
    {
        var start = bytes.FindIndex(from, static value => char.IsAsciiDigit((char)value));
        if (start < 0)
        {
            return;
        }

        var end = bytes.FindIndex(start, static value => !char.IsAsciiDigit((char)value));
        bytes.RemoveRange(start, (end < 0 ? bytes.Count : end) - start);
        var number = _random.Next(4) == 0 ? _random.Next().ToString(CultureInfo.InvariantCulture) : s_numbers[_random.Next(s_numbers.Length)];
        bytes.InsertRange(start, Encoding.ASCII.GetBytes(number));
    }
#pragma warning restore CA5394
}
