using System.Text;
using System.Text.Json.Serialization;
using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;
using Parlance.Chat.Feeds;

namespace Parlance.Chat.Scheduled;

/// <summary>A message that its author sends later, in their own feed.</summary>
/// <param name="Id">What it is known by, and the <c>clientId</c> of the message that comes of it.</param>
/// <param name="ClientId">What the author's client made for it.</param>
/// <param name="Conversation">Where it is to be, or is; null for the first message to a person until it is sent.</param>
/// <param name="To">To whom it is, if it was addressed to a person.</param>
/// <param name="Text">What it says; empty once it is sent or removed.</param>
/// <param name="ReplyTo">The seq of the message that it answers.</param>
/// <param name="Thread">The seq of the message in whose thread it is to be said.</param>
/// <param name="Also">Whether what is said in a thread is to be said in the conversation too.</param>
/// <param name="Silent">Whether it is to interrupt nobody.</param>
/// <param name="At">When it is due.</param>
/// <param name="State"><c>waiting</c>, <c>sent</c>, <c>failed</c> or <c>removed</c>.</param>
/// <param name="Problem">Why it could not be sent: the code that the send was refused with.</param>
/// <param name="Seq">The seq of the message that came of it.</param>
/// <param name="Rev">The revision of the row.</param>
internal sealed record ScheduledRow(
    Guid Id,
    Guid ClientId,
    ConversationId? Conversation,
    UserId? To,
    string Text,
    long? ReplyTo,
    long? Thread,
    bool Also,
    bool Silent,
    DateTimeOffset At,
    ScheduledState State,
    string? Problem,
    long? Seq,
    long Rev) : FeedRow(Rev)
{
    [JsonIgnore]
    public override int Size => 500 + Encoding.UTF8.GetByteCount(Text);

    public override IEnumerable<UserId> Named() => To is { } person ? [person] : [];

    public static ScheduledRow Of(ScheduledMessage row) => new(
        row.Id, row.ClientId, row.ConversationId, row.ToId, row.Text, row.ReplyTo, row.Thread, row.Also, row.Silent, row.DueAt, row.State, row.Problem, row.Seq, row.Rev);
}
