namespace Parlance.Chat.Accounts.Bots;

/// <summary>How many bots there may be.</summary>
internal static class BotLimits
{
    /// <summary>Of one owner.</summary>
    public const int PerOwnerMax = 20;
}
