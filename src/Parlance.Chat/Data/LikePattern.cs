namespace Parlance.Chat.Data;

/// <summary>Patterns for <c>LIKE … ESCAPE '\'</c> of texts that people typed.</summary>
internal static class LikePattern
{
    public static string Containing(string text) => $"%{Literal(text)}%";

    public static string BeginningWith(string text) => $"{Literal(text)}%";

    private static string Literal(string text) =>
        text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);
}
