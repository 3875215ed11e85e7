using System.Globalization;

namespace Parlance.Integrations.Smtp;

/// <summary>What the server answers: RFC 5321 section 4.2.</summary>
/// <param name="Code">Three digits, the first of which says what matters.</param>
/// <param name="Lines">The text of each line.</param>
internal sealed record SmtpReply(int Code, IReadOnlyList<string> Lines)
{
    private const int TextCharsMax = 200;

    public bool IsPositive => Code is >= 200 and < 300;

    public bool IsContinue => Code is >= 300 and < 400;

    public bool IsPermanent => Code is >= 500 and < 600;

    /// <summary>The code and the enhanced code of RFC 3463 where there is one. Without the text, which likes to quote the receiver's address.</summary>
    public string Codes
    {
        get
        {
            var first = Lines[0].Split(' ', 2)[0];
            var enhanced = first.Length is >= 5 and <= 9 && first.All(c => char.IsAsciiDigit(c) || c == '.');
            return string.Create(CultureInfo.InvariantCulture, $"{Code}{(enhanced ? " " + first : "")}");
        }
    }

    /// <summary>All of it on one line, for the operator.</summary>
    public string Text
    {
        get
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"{Code} {string.Join(' ', Lines)}");
            return text.Length <= TextCharsMax ? text : text[..TextCharsMax] + "…";
        }
    }
}
