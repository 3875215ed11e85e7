namespace Parlance.Integrations.Smtp;

/// <summary>A line of one dot ends the content, so every line that begins with a dot gets another: RFC 5321 section 4.5.2.</summary>
internal static class DotStuffing
{
    private static ReadOnlySpan<byte> End => ".\r\n"u8;

    /// <summary>The content as it is sent, its end included.</summary>
    /// <param name="content">Lines that end in CRLF. One that does not could end the content early, so it is refused.</param>
    public static byte[] Apply(ReadOnlySpan<byte> content)
    {
        var result = new List<byte>(content.Length + (content.Length / 64) + End.Length + 2);
        while (!content.IsEmpty)
        {
            var end = content.IndexOfAny((byte)'\r', (byte)'\n');
            if (end < 0 || !content[end..].StartsWith("\r\n"u8))
            {
                throw new ArgumentException("Every line of the content ends in CRLF.", nameof(content));
            }

            if (content[0] == '.')
            {
                result.Add((byte)'.');
            }

            result.AddRange(content[..(end + 2)]);
            content = content[(end + 2)..];
        }

        result.AddRange(End);
        return [.. result];
    }
}
