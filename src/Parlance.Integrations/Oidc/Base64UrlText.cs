using System.Buffers;
using System.Buffers.Text;

namespace Parlance.Integrations.Oidc;

/// <summary>Base64url as RFC 7515 wants it: its 64 characters and nothing else. The framework's reader lets white space and padding pass.</summary>
internal static class Base64UrlText
{
    private static readonly SearchValues<char> Alphabet =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    public static byte[]? Decode(ReadOnlySpan<char> text)
    {
        if (text.ContainsAnyExcept(Alphabet))
        {
            return null;
        }

        var bytes = new byte[Base64Url.GetMaxDecodedLength(text.Length)];
        return Base64Url.TryDecodeFromChars(text, bytes, out var written) ? bytes[..written] : null;
    }

    public static byte[]? Decode(string? text) => text is null ? null : Decode(text.AsSpan());
}
