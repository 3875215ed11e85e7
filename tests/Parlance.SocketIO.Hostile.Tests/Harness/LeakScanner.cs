using System.Buffers;
using System.Collections.Concurrent;

namespace Parlance.SocketIO.Hostile.Tests.Harness;

/// <summary>Looks through every byte that a server sends for its insides: names of exceptions and types, stack frames, file paths.</summary>
internal sealed class LeakScanner
{
    private const int LongestWord = 32;

    private static readonly SearchValues<string> s_insides = SearchValues.Create(
        [
            "Exception", "   at ", ".cs:", "StackTrace", "System.", "Microsoft.AspNetCore", "Microsoft.Extensions", "Parlance.", "(Parameter", "LineNumber", "BytePositionInLine",
            "/src/", "/usr/", "/home/", ".dll", "Kestrel", "Object reference", "DeveloperExceptionPage",
        ],
        StringComparison.Ordinal);

    private readonly ConcurrentQueue<string> _findings = new();

    public void AssertNone()
    {
        var found = _findings.ToArray();
        _findings.Clear();
        Assert.True(found.Length == 0, "The server told its insides: " + string.Join('\n', found.Take(3)));
    }

    /// <summary>What one connection receives, piece by piece; a word may be cut in two.</summary>
    public Stream NewStream() => new(this);

    internal sealed class Stream(LeakScanner scanner)
    {
        private string _tail = "";

        public void Add(ReadOnlySpan<byte> bytes)
        {
            var text = _tail + Encoding.Latin1.GetString(bytes);
            if (text.AsSpan().ContainsAny(s_insides))
            {
                scanner._findings.Enqueue(text);
                text = "";
            }

            _tail = text[^Math.Min(text.Length, LongestWord)..];
        }
    }
}
