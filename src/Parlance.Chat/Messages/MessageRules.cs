using Parlance.Chat.Http;

namespace Parlance.Chat.Messages;

/// <summary>What the parts of a message have to be.</summary>
internal static class MessageRules
{
    /// <summary>A text is kept as it is written, as far as every client can show it.</summary>
    public static string Text(Validation validation, string? text)
    {
        var fits = text is { Length: > 0 and <= MessageLimits.TextCharsMax } && !string.IsNullOrWhiteSpace(text) && text.All(IsTextual) && Validation.IsWellFormed(text);
        validation.Require(fits, "text", $"1 to {MessageLimits.TextCharsMax} characters that can be shown");
        return fits ? text! : "";
    }

    /// <summary>The same of what may be unfinished, or nothing at all yet.</summary>
    public static string Begun(Validation validation, string? text)
    {
        var fits = text is null || (text.Length <= MessageLimits.TextCharsMax && text.All(IsTextual) && Validation.IsWellFormed(text));
        validation.Require(fits, "text", $"{MessageLimits.TextCharsMax} characters at most that can be shown");
        return fits ? text ?? "" : "";
    }

    public static long Seq(Validation validation, long? seq, string field = "seq")
    {
        validation.Require(seq is >= 1, field, "the seq of a message, 1 or more");
        return seq ?? 0;
    }

    // PostgreSQL stores no NUL, and no client shows the others.
    private static bool IsTextual(char character) => !char.IsControl(character) || character is '\n' or '\r' or '\t';
}
