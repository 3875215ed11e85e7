using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Parlance.Chat.Mail;

/// <summary>
/// What we take for an e-mail address: the dot-atom form of RFC 5321 with the international characters of RFC 6531. Quoted local parts,
/// comments and domain literals are correct and unused, and each has been a way to smuggle something past a check.
/// </summary>
public static class MailAddressSyntax
{
    private const string AtomSymbols = "!#$%&'*+-/=?^_`{|}~";

    // AllowUnassigned is off by default; the rules keep a domain to letters, digits and hyphens.
    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    /// <summary>Reads an address. Nothing is mended: a space beside it refuses it too.</summary>
    /// <param name="text">What somebody typed.</param>
    /// <param name="address">The address, its domain in ASCII and lower case.</param>
    /// <returns>Whether it is an address.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out EmailAddress? address)
    {
        address = null;
        // The first bound keeps the work small; the second, on what comes out, is RFC 5321's.
        if (text is null || text.Length > MailLimits.AddressChars)
        {
            return false;
        }

        var at = text.IndexOf('@', StringComparison.Ordinal);
        if (at < 1 || !IsLocalPart(text.AsSpan(0, at)) || ToAscii(text[(at + 1)..]) is not { } domain)
        {
            return false;
        }

        // One spelling of each letter, so that an address typed on another keyboard is the same address.
        var localPart = text[..at].Normalize(NormalizationForm.FormC);
        var octets = Encoding.UTF8.GetByteCount(localPart);
        if (octets > MailLimits.LocalPartOctets || octets + 1 + domain.Length > MailLimits.AddressChars)
        {
            return false;
        }

        address = new EmailAddress(localPart, domain);
        return true;
    }

    private static bool IsLocalPart(ReadOnlySpan<char> text)
    {
        if (text[0] == '.' || text[^1] == '.' || text.IndexOf("..", StringComparison.Ordinal) >= 0)
        {
            return false;
        }

        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out var rune, out var length) != System.Buffers.OperationStatus.Done || !IsAtom(rune))
            {
                return false;
            }

            text = text[length..];
        }

        return true;
    }

    private static bool IsAtom(Rune rune) => rune.IsAscii
        ? Rune.IsLetterOrDigit(rune) || rune.Value is '.' || AtomSymbols.Contains((char)rune.Value, StringComparison.Ordinal)
        // Control and format characters (such as those that turn the direction of text), spaces and what has no meaning yet stay out.
        : Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static string? ToAscii(string domain)
    {
        if (domain.Length == 0 || domain[^1] == '.')
        {
            return null;
        }

        try
        {
            var ascii = Idn.GetAscii(domain).ToLowerInvariant();
            return ascii.Split('.').All(IsLabel) ? ascii : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= 63 && label[0] != '-' && label[^1] != '-' && label.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
}
