using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Parlance.SocketIO.Protocol;

/// <summary>Lets a dictionary with string keys be asked in UTF-8.</summary>
internal sealed class Utf8NameComparer : IEqualityComparer<string>, IAlternateEqualityComparer<ReadOnlySpan<byte>, string>
{
    public static readonly Utf8NameComparer Instance = new();

    private const int StackBytes = 256;

    // Two to the power of 64 divided by the golden ratio: spreads neighbouring values widely.
    private const ulong Multiplier = 0x9E3779B97F4A7C15;

    public bool Equals(string? x, string? y) => string.Equals(x, y, StringComparison.Ordinal);

    public bool Equals(ReadOnlySpan<byte> alternate, string other)
    {
        if (Ascii.Equals(alternate, other))
        {
            return true;
        }

        // Not equal as ASCII: only a name with other characters can still be the same.
        return !Ascii.IsValid(other) && string.Equals(Create(alternate), other, StringComparison.Ordinal);
    }

    // Quick rather than strong: only names of the server's own choice are ever added.
    public int GetHashCode(ReadOnlySpan<byte> alternate)
    {
        var hash = (ulong)alternate.Length;
        while (alternate.Length >= sizeof(ulong))
        {
            hash = (BitOperations.RotateLeft(hash, 5) ^ BinaryPrimitives.ReadUInt64LittleEndian(alternate)) * Multiplier;
            alternate = alternate[sizeof(ulong)..];
        }

        foreach (var b in alternate)
        {
            hash = (BitOperations.RotateLeft(hash, 5) ^ b) * Multiplier;
        }

        return (int)(hash >> 32);
    }

    public int GetHashCode(string obj)
    {
        var max = Encoding.UTF8.GetMaxByteCount(obj.Length);
        if (max <= StackBytes)
        {
            Span<byte> bytes = stackalloc byte[StackBytes];
            return GetHashCode(bytes[..Encoding.UTF8.GetBytes(obj, bytes)]);
        }

        var rented = ArrayPool<byte>.Shared.Rent(max);
        var hash = GetHashCode(rented.AsSpan(0, Encoding.UTF8.GetBytes(obj, rented)));
        ArrayPool<byte>.Shared.Return(rented);
        return hash;
    }

    public string Create(ReadOnlySpan<byte> alternate) => Encoding.UTF8.GetString(alternate);
}
