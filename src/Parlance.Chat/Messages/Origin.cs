using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;

namespace Parlance.Chat.Messages;

/// <summary>Where a forwarded message comes from. Nothing in it tells of a conversation that is not open to everybody.</summary>
/// <param name="Author">Who wrote it at first, however often it was forwarded since. <c>people:get</c> brings their card to those who may see them.</param>
/// <param name="At">When they did.</param>
/// <param name="Conversation">The channel in which they did; null for a group or a direct conversation.</param>
/// <param name="Seq">Which message of the channel it is; null likewise.</param>
internal sealed record Origin(UserId Author, DateTimeOffset At, ConversationId? Conversation, long? Seq)
{
    /// <summary>The origin of a copy of this message, which is in a conversation of this kind.</summary>
    public static Origin Of(Message message, ConversationKind kind) => Of(message) ?? (kind is ConversationKind.Channel
        ? new(message.AuthorId, message.CreatedAt, message.ConversationId, message.Seq)
        : new(message.AuthorId, message.CreatedAt, Conversation: null, Seq: null));

    /// <summary>The origin of this message; null if it was written where it is.</summary>
    public static Origin? Of(Message message) =>
        message.ForwardedAuthor is { } author ? new(author, message.ForwardedAt ?? message.CreatedAt, message.ForwardedFrom, message.ForwardedSeq) : null;
}
