namespace Parlance.Chat.Filters;

internal static class FilterLimits
{
    public const int NameCharsMax = 64;

    public const int OfServerMax = 50;

    public const int OfConversationMax = 10;

    /// <summary>Patterns of one filter, and exceptions from them.</summary>
    public const int PatternsMax = 200;

    /// <summary>Characters of a pattern: what a place of a text is compared with at most.</summary>
    public const int PatternCharsMax = 64;

    /// <summary>Conversations whose filters a node has at hand.</summary>
    public const int CachedMax = 1_000;

    /// <summary>Names of hosts in other letters than ASCII that are brought into their other form, of one text.</summary>
    public const int ForeignHostsMax = 200;
}
