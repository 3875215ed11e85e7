using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;
using Parlance.Chat.Messages;
using Parlance.Chat.Presence;

namespace Parlance.Chat.Notifications;

/// <summary>A message and a person for whom it may be news: all that the decision rests on, read from one snapshot.</summary>
internal sealed record NoticeCase
{
    public ConversationKind Kind { get; init; }

    public UserId UserId { get; init; }

    public DateTimeOffset? LeftAt { get; init; }

    public long VisibleFrom { get; init; }

    /// <summary>How far they have read.</summary>
    public long? ReadTo { get; init; }

    /// <summary>Whether they follow the thread that the message is in.</summary>
    public bool FollowsThread { get; init; }

    /// <summary>How far they have read in it.</summary>
    public long? ThreadReadTo { get; init; }

    public NotificationLevel? Level { get; init; }

    public DateTimeOffset? MutedUntil { get; init; }

    public string? Keywords { get; init; }

    public string? Quiet { get; init; }

    public ChosenState? State { get; init; }

    public DateTimeOffset? Until { get; init; }

    /// <summary>Whether they have blocked the author.</summary>
    public bool IsBlocked { get; init; }

    /// <summary>Whether the message answers one of theirs.</summary>
    public bool IsAnswer { get; init; }

    /// <summary>Should this message notify this person, and how?</summary>
    /// <param name="message">As it is now.</param>
    /// <param name="now">When it is decided: a mute and quiet hours begin and end.</param>
    public Notice Decide(Message message, DateTimeOffset now)
    {
        var isTheirs = LeftAt is null && message.Seq >= VisibleFrom && message.AuthorId != UserId && message.DeletedAt is null && !IsBlocked;
        if (!isTheirs || IsRead(message) || MutedUntil > now)
        {
            return Notice.None;
        }

        var level = Level ?? (Kind is ConversationKind.Channel ? NotificationLevel.Mentions : NotificationLevel.All);
        var reason = level is NotificationLevel.Nothing ? NoticeReason.None : ReasonOf(message, level);
        return reason is NoticeReason.None ? Notice.None : new(message.Silent || IsUndisturbed(now) ? NoticeManner.Quiet : NoticeManner.Interrupt, reason);
    }

    // What is only in its thread is read there.
    private bool IsRead(Message message) => message.Seq <= ThreadReadTo || (!message.Aside && message.Seq <= ReadTo);

    private NoticeReason ReasonOf(Message message, NotificationLevel level) =>
        message.Mentions.Users.Contains(UserId) ? NoticeReason.Mention
        : IsAnswer ? NoticeReason.Answer
        : message.Mentions.Everybody is not Everybody.No ? NoticeReason.Everybody
        : HasKeyword(message.Plain) ? NoticeReason.Keyword
        : FollowsThread ? NoticeReason.Thread
        : level is NotificationLevel.All && !message.Aside ? NoticeReason.Message
        : NoticeReason.None;

    private bool HasKeyword(string plain)
    {
        var keywords = new NotificationRules { Keywords = Keywords ?? "" }.KeywordList;
        var words = keywords.Count is 0 ? [] : Words.Of(plain);
        return keywords.Any(keyword => Words.HasRow(words, Words.Of(keyword)));
    }

    private bool IsUndisturbed(DateTimeOffset now) =>
        (State is ChosenState.Dnd && !(Until <= now)) || new NotificationRules { Quiet = Quiet ?? "" }.QuietHours?.Covers(now) is true;
}
