using System.Buffers;
using System.Text;

namespace Parlance.SocketIO.Protocol.Tests;

/// <summary>Short ways to say what goes over the wire.</summary>
internal static class Wire
{
    public static ReadOnlySequence<byte> Sequence(string text) => new(Encoding.UTF8.GetBytes(text));

    /// <summary>The same bytes cut at the given places.</summary>
    public static ReadOnlySequence<byte> Segmented(ReadOnlySpan<byte> bytes, params ReadOnlySpan<int> cuts)
    {
        Segment? first = null;
        Segment? last = null;
        var start = 0;
        foreach (var cut in (int[])[.. cuts, bytes.Length])
        {
            last = new Segment(bytes[start..cut].ToArray(), last);
            first ??= last;
            start = cut;
        }

        return new ReadOnlySequence<byte>(first!, 0, last!, last!.Memory.Length);
    }

    public static string Text(ReadOnlyMemory<byte> utf8) => Encoding.UTF8.GetString(utf8.Span);

    public static string Text(in ReadOnlySequence<byte> utf8) => Encoding.UTF8.GetString(utf8);

    /// <summary>What a writer writes, as text.</summary>
    public static string Written(Action<IBufferWriter<byte>> write)
    {
        var output = new ArrayBufferWriter<byte>();
        write(output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(ReadOnlyMemory<byte> memory, Segment? previous)
        {
            Memory = memory;
            if (previous is not null)
            {
                previous.Next = this;
                RunningIndex = previous.RunningIndex + previous.Memory.Length;
            }
        }
    }
}
