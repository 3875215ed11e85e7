using System.Buffers.Binary;

namespace Parlance.Bench.Data.Filling;

/// <summary>All chance in a fill: the same seed, the same throws.</summary>
internal sealed class Dice(int seed)
{
    private const int IdBytes = 16;

    private readonly Random _random = new(seed);

    /// <summary>A number from 0 up to, and without, the end.</summary>
    public int Below(int end) => _random.Next(end);

    public int Between(int from, int to) => _random.Next(from, to + 1);

    public bool Chance(double probability) => _random.NextDouble() < probability;

    /// <summary>A number below the end, low ones far more often than high ones.</summary>
    public int Skewed(int end, double power = 3) => Math.Min(end - 1, (int)(end * Math.Pow(_random.NextDouble(), power)));

    public T Pick<T>(IReadOnlyList<T> from) => from[Below(from.Count)];

    public void Shuffle<T>(Span<T> values) => _random.Shuffle(values);

    /// <summary>A UUID version 7 of this time.</summary>
    public Guid Id(DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[IdBytes];
        _random.NextBytes(bytes);
        BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)(at.ToUnixTimeMilliseconds() >> 32));
        BinaryPrimitives.WriteUInt32BigEndian(bytes[2..], (uint)at.ToUnixTimeMilliseconds());
        bytes[6] = (byte)(0x70 | (bytes[6] & 0x0F));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new(bytes, bigEndian: true);
    }
}
