using System.Buffers.Binary;

namespace Parlance.Chat.Pictures;

/// <summary>What a picture is, by what it begins with and never by what it is called. What is none of these is none: drawings (SVG) hold scripts.</summary>
/// <param name="Type">The media type to serve it as.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
internal sealed record ImageFacts(string Type, int Width, int Height)
{
    /// <summary>Null for what is no picture, or one of more pixels to a side.</summary>
    public static ImageFacts? Of(ReadOnlySpan<byte> content, int sideMax)
    {
        var facts = Png(content) ?? Gif(content) ?? WebP(content) ?? Jpeg(content);
        return facts is { Width: > 0, Height: > 0 } && facts.Width <= sideMax && facts.Height <= sideMax ? facts : null;
    }

    private static ImageFacts? Png(ReadOnlySpan<byte> content) =>
        content.Length > 24 && content.StartsWith<byte>([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) && content[12..16].SequenceEqual("IHDR"u8)
            ? new("image/png", BinaryPrimitives.ReadInt32BigEndian(content[16..]), BinaryPrimitives.ReadInt32BigEndian(content[20..]))
            : null;

    private static ImageFacts? Gif(ReadOnlySpan<byte> content) =>
        content.Length > 10 && (content.StartsWith("GIF87a"u8) || content.StartsWith("GIF89a"u8))
            ? new("image/gif", BinaryPrimitives.ReadUInt16LittleEndian(content[6..]), BinaryPrimitives.ReadUInt16LittleEndian(content[8..]))
            : null;

    private static ImageFacts? WebP(ReadOnlySpan<byte> content)
    {
        if (content.Length < 30 || !content.StartsWith("RIFF"u8) || !content[8..12].SequenceEqual("WEBP"u8))
        {
            return null;
        }

        var kind = content[12..16];
        if (kind.SequenceEqual("VP8X"u8))
        {
            return new("image/webp", 1 + ReadInt24(content[24..]), 1 + ReadInt24(content[27..]));
        }

        if (kind.SequenceEqual("VP8L"u8) && content[20] is 0x2f)
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(content[21..]);
            return new("image/webp", 1 + (int)(bits & 0x3fff), 1 + (int)((bits >> 14) & 0x3fff));
        }

        return kind.SequenceEqual("VP8 "u8) && content[23..26].SequenceEqual<byte>([0x9d, 0x01, 0x2a])
            ? new("image/webp", BinaryPrimitives.ReadUInt16LittleEndian(content[26..]) & 0x3fff, BinaryPrimitives.ReadUInt16LittleEndian(content[28..]) & 0x3fff)
            : null;
    }

    // One part after the other, up to the one that begins the picture itself (ITU-T T.81, B.1).
    private static ImageFacts? Jpeg(ReadOnlySpan<byte> content)
    {
        if (!content.StartsWith<byte>([0xff, 0xd8, 0xff]))
        {
            return null;
        }

        for (var at = 2; at + 9 < content.Length && content[at] is 0xff;)
        {
            var marker = content[at + 1];
            if (marker is >= 0xc0 and <= 0xcf and not (0xc4 or 0xc8 or 0xcc))
            {
                return new("image/jpeg", BinaryPrimitives.ReadUInt16BigEndian(content[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(content[(at + 5)..]));
            }

            // A marker may be filled up with more of 0xff.
            at += marker is 0xff ? 1 : 2 + BinaryPrimitives.ReadUInt16BigEndian(content[(at + 2)..]);
        }

        return null;
    }

    private static int ReadInt24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
}
