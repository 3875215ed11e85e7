namespace Parlance.Chat.Notifications;

internal static class NotificationLimits
{
    /// <summary>Words that are to one person as a mention.</summary>
    public const int KeywordsMax = 50;

    /// <summary>Characters of one of them.</summary>
    public const int KeywordCharsMax = 50;

    /// <summary>Items of a part of the list.</summary>
    public const int PageMax = 200;

    /// <summary>The furthest that a conversation can be muted ahead. For good is the level <c>nothing</c>.</summary>
    public static readonly TimeSpan MuteMax = TimeSpan.FromDays(366);
}
