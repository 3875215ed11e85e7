using System.Globalization;
using System.Text;

namespace Parlance.Chat.Lobby;

/// <summary>What people may write: rooms, messages. Each is returned in the form in which it is kept.</summary>
internal static class Words
{
    /// <summary>A room's name: one line, in which something can be read.</summary>
    public static string Name(string? text, string field, int charsMax)
    {
        var name = Whole(text, field).Trim();
        if (name.Length is 0 || name.Length > charsMax || !name.EnumerateRunes().Any(Rune.IsLetterOrDigit) || name.EnumerateRunes().Any(IsDisruptive))
        {
            throw ChatError.Invalid(field, $"1 to {charsMax} characters, at least one of them a letter or a digit");
        }

        return name;
    }

    /// <summary>The id of the room with this name: what names that read alike have in common. 'Phòng  Chung' and 'phòng chung' are one room.</summary>
    public static string RoomId(string name)
    {
        var id = new StringBuilder(name.Length);
        foreach (var rune in name.ToLowerInvariant().EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
            {
                id.Append(rune);
            }
            else if (id.Length > 0 && id[^1] != '-')
            {
                id.Append('-');
            }
        }

        return id.ToString().TrimEnd('-');
    }

    /// <summary>A message: any text, with lines ended by \n.</summary>
    public static string Message(string? text)
    {
        var message = Whole(text, "text").ReplaceLineEndings("\n").Trim();
        if (message.Length is 0 or > LobbyLimits.MessageCharsMax || message.Any(character => char.IsControl(character) && character is not ('\n' or '\t')))
        {
            throw ChatError.Invalid("text", $"1 to {LobbyLimits.MessageCharsMax} characters, none of them a control character");
        }

        return message;
    }

    /// <summary>What a client made up to recognise something: short and printable.</summary>
    public static string Token(string? text, string field, int charsMin, int charsMax)
    {
        if (text is null || text.Length < charsMin || text.Length > charsMax || !text.All(IsTokenChar))
        {
            throw ChatError.Invalid(field, $"{charsMin} to {charsMax} letters, digits, '-' or '_'");
        }

        return text;
    }

    private static bool IsTokenChar(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '_';

    // Half of a surrogate pair cannot be normalised, nor written as UTF-8.
    private static string Whole(string? text, string field)
    {
        try
        {
            return (text ?? "").Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            throw ChatError.Invalid(field, "whole Unicode characters");
        }
    }

    // Characters that would break the line that a name stands in, or turn the text around it.
    private static bool IsDisruptive(Rune rune) =>
        Rune.IsControl(rune)
        || rune.Value is 0x2028 or 0x2029 or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}
