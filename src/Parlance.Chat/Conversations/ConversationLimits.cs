namespace Parlance.Chat.Conversations;

internal static class ConversationLimits
{
    public const int NameCharsMax = 80;
    public const int TopicCharsMax = 250;
    public const int ReasonCharsMax = 250;

    /// <summary>People in a group. Channels have no limit.</summary>
    public const int GroupMembersMax = 500;

    /// <summary>People who are let in by one request.</summary>
    public const int InvitedMax = 100;

    /// <summary>Conversations that one account is in. All of them fit in one answer of heads.</summary>
    public const int MembershipsMax = 5_000;

    /// <summary>Between two messages of one member, where a conversation is slowed down.</summary>
    public static readonly TimeSpan SlowMax = TimeSpan.FromHours(6);

    public static readonly TimeSpan MuteMax = TimeSpan.FromDays(28);
}
