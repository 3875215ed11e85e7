namespace Parlance.Chat.Mail;

/// <summary>The rule for every text that becomes part of a header: one line, whatever somebody put into a name or a setting.</summary>
internal static class HeaderText
{
    /// <summary>Returns the text, or refuses it.</summary>
    /// <exception cref="ArgumentException">It holds a line break or another control character, or is too long.</exception>
    public static string Require(string text)
    {
        // U+2028 and U+2029 are no line breaks in mail, but are to programs that read it.
        if (text.Any(c => char.IsControl(c) || c is '\u2028' or '\u2029'))
        {
            throw new ArgumentException("A header of a mail holds one line, without control characters.", nameof(text));
        }

        return text.Length <= MailLimits.HeaderChars
            ? text
            : throw new ArgumentException($"A header of a mail has {MailLimits.HeaderChars} characters at most.", nameof(text));
    }
}
