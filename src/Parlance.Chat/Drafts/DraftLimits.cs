namespace Parlance.Chat.Drafts;

internal static class DraftLimits
{
    /// <summary>Drafts of one account, those that are empty left out.</summary>
    public const int DraftsMax = 1_000;
}
