using System.Buffers.Binary;
using System.Globalization;

namespace Parlance.SocketIO.Protocol;

/// <summary>Dates of MessagePack as JSON has them.</summary>
internal static class MessagePackDate
{
    private const int SecondBits = 34;
    private const long NanosecondsMax = 999_999_999;

    // What JavaScript's toISOString writes, and the same for a timestamp that is finer.
    private const string Milliseconds = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
    private const string Ticks = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    /// <summary>What <c>Date.toJSON</c> makes of it; <see langword="null"/> for what is no date, or none of .NET's (years 1 to 9999).</summary>
    /// <param name="bytes">4, 8 or 12 bytes of the timestamp extension, or 8 of notepack.io.</param>
    /// <param name="isMilliseconds">Whether it is notepack.io's number of milliseconds.</param>
    /// <param name="text">Room for the text.</param>
    public static ReadOnlySpan<char> Format(ReadOnlySpan<byte> bytes, bool isMilliseconds, Span<char> text)
    {
        long seconds, nanoseconds;
        if (isMilliseconds)
        {
            (seconds, var milliseconds) = Math.DivRem(BinaryPrimitives.ReadInt64BigEndian(bytes), 1_000);
            nanoseconds = milliseconds * 1_000_000;
        }
        else
        {
            (seconds, nanoseconds) = bytes.Length switch
            {
                4 => (BinaryPrimitives.ReadUInt32BigEndian(bytes), 0L),
                8 => Split(BinaryPrimitives.ReadUInt64BigEndian(bytes)),
                _ => (BinaryPrimitives.ReadInt64BigEndian(bytes[4..]), BinaryPrimitives.ReadUInt32BigEndian(bytes)),
            };
        }

        var least = DateTime.MinValue.Subtract(DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerSecond;
        var most = DateTime.MaxValue.Subtract(DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerSecond;
        if (seconds <= least || seconds > most || nanoseconds > NanosecondsMax)
        {
            return default;
        }

        var date = DateTime.UnixEpoch.AddTicks((seconds * TimeSpan.TicksPerSecond) + (nanoseconds / TimeSpan.NanosecondsPerTick));
        date.TryFormat(text, out var written, date.Ticks % TimeSpan.TicksPerMillisecond == 0 ? Milliseconds : Ticks, CultureInfo.InvariantCulture);
        return text[..written];
    }

    // 30 bits of nanoseconds, then 34 of seconds.
    private static (long Seconds, long Nanoseconds) Split(ulong value) => ((long)(value & ((1UL << SecondBits) - 1)), (long)(value >> SecondBits));
}
