using System.Buffers.Text;
using System.Text;
using Parlance.Bench.Load.Native;

namespace Parlance.Bench.Load.Links;

/// <summary>A connection that carries one request after the other, as a browser's do.</summary>
internal sealed class HttpLink(Loop loop, int port, IAnswered listener) : Link(loop, Dial(port), connected: false)
{
    private byte[] _first = [];
    private bool _open;

    /// <summary>Sends a request, or does so when the connection is there. The answer before has to have come.</summary>
    public void Request(byte[] request)
    {
        if (_open)
        {
            Send(request);
        }
        else
        {
            _first = request;
        }
    }

    protected override void OnConnected()
    {
        _open = true;
        Send(_first);
    }

    protected override int Consume(ReadOnlySpan<byte> input)
    {
        var end = input.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return 0;
        }

        var head = input[..(end + 2)];
        if (!head.StartsWith("HTTP/1.1 200 "u8))
        {
            throw new InvalidDataException($"Refused: {Encoding.UTF8.GetString(input)}");
        }

        var body = input[(end + 4)..];
        var (start, length) = Length(head, body);
        if (length < 0 || body.Length < start + length)
        {
            return 0;
        }

        // One request at a time: whatever is here belongs to this answer.
        listener.OnAnswer(this, body.Slice(start, length));
        return input.Length;
    }

    /// <summary>Where the body begins and how long it is; -1 while that cannot be told.</summary>
    private static (int Start, int Length) Length(ReadOnlySpan<byte> head, ReadOnlySpan<byte> body)
    {
        if (Header(head, "\r\ncontent-length:"u8) is { IsEmpty: false } length)
        {
            return (0, Utf8Parser.TryParse(length, out int bytes, out _) ? bytes : throw new InvalidDataException("Content-Length"));
        }

        // In one chunk, with the empty one behind it.
        var line = body.IndexOf("\r\n"u8);
        return !body.EndsWith("\r\n0\r\n\r\n"u8) ? (0, -1)
            : Utf8Parser.TryParse(body[..line], out int chunk, out _, 'x') && line + 2 + chunk + 7 == body.Length ? (line + 2, chunk)
            : throw new InvalidDataException("An answer of several chunks.");
    }

    private static ReadOnlySpan<byte> Header(ReadOnlySpan<byte> head, ReadOnlySpan<byte> lowerCaseName)
    {
        for (var at = head.IndexOf("\r\n"u8); at >= 0 && at + lowerCaseName.Length < head.Length;)
        {
            var line = head[at..];
            if (Ascii.EqualsIgnoreCase(line[..lowerCaseName.Length], lowerCaseName))
            {
                return line[lowerCaseName.Length..].TrimStart((byte)' ');
            }

            var next = line[2..].IndexOf("\r\n"u8);
            at = next < 0 ? -1 : at + 2 + next;
        }

        return default;
    }
}

/// <summary>Hears the answers that a <see cref="HttpLink"/> receives.</summary>
internal interface IAnswered
{
    /// <summary>The body is only valid during the call.</summary>
    void OnAnswer(HttpLink link, ReadOnlySpan<byte> body);
}
