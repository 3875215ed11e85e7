namespace Parlance.Chat.Saved;

internal static class SavedLimits
{
    /// <summary>Messages that one account has saved at a time.</summary>
    public const int SavedMax = 5_000;
}
