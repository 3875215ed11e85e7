using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Parlance.SocketIO.Protocol;

/// <summary>
/// Binary of a packet that has it inside: its JSON holds marks until it is written in its last form. A mark is a string that begins with a
/// random key of this process, so that nobody's data can look like one.
/// </summary>
internal sealed class InlineBinaries : List<ReadOnlyMemory<byte>>
{
    private const int NumberDigitsMax = 10;

    private static readonly byte[] Key = Encoding.ASCII.GetBytes(RandomNumberGenerator.GetHexString(32));

    public void Write(Utf8JsonWriter writer, ReadOnlyMemory<byte> bytes)
    {
        Span<byte> mark = stackalloc byte[Key.Length + NumberDigitsMax];
        Key.CopyTo(mark);
        Utf8Formatter.TryFormat(Count, mark[Key.Length..], out var digits);
        writer.WriteStringValue(mark[..(Key.Length + digits)]);
        Add(bytes);
    }

    /// <summary>Finds the binary that a string stands for.</summary>
    public bool TryFind(ReadOnlySpan<byte> text, out ReadOnlyMemory<byte> bytes)
    {
        if (Count > 0 && text.StartsWith(Key) && Utf8Parser.TryParse(text[Key.Length..], out int num, out _) && num < Count)
        {
            bytes = this[num];
            return true;
        }

        bytes = default;
        return false;
    }
}
