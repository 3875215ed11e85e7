using System.Buffers.Binary;

namespace Parlance.Chat.Tests.Emojis;

/// <summary>Pictures to add, in base64.</summary>
internal static class Pictures
{
    /// <summary>What begins as a PNG of this size does, with so many bytes in all.</summary>
    public static string Png(int side, int bytes = 64)
    {
        var content = new byte[bytes];
        Convert.FromHexString("89504e470d0a1a0a0000000d49484452").CopyTo(content, 0);
        BinaryPrimitives.WriteInt32BigEndian(content.AsSpan(16), side);
        BinaryPrimitives.WriteInt32BigEndian(content.AsSpan(20), side);
        return Convert.ToBase64String(content);
    }
}
