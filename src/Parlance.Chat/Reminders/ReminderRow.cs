using System.Text;
using System.Text.Json.Serialization;
using Parlance.Chat.Conversations;
using Parlance.Chat.Feeds;

namespace Parlance.Chat.Reminders;

/// <summary>What somebody wants to be reminded of, in their own feed. Nothing in it tells what the message says.</summary>
/// <param name="Id">What it is known by.</param>
/// <param name="ClientId">What its owner's client made for it.</param>
/// <param name="Conversation">Where the message is that it is about; null if it is about none.</param>
/// <param name="Seq">Which message.</param>
/// <param name="Text">What its owner has written; empty once it is done.</param>
/// <param name="At">When it is due, or was.</param>
/// <param name="State"><c>waiting</c>, <c>due</c> once its time has come, or <c>done</c>.</param>
/// <param name="Rev">The revision of the row.</param>
internal sealed record ReminderRow(Guid Id, Guid ClientId, ConversationId? Conversation, long? Seq, string Text, DateTimeOffset At, ReminderState State, long Rev) : FeedRow(Rev)
{
    [JsonIgnore]
    public override int Size => 300 + Encoding.UTF8.GetByteCount(Text);

    public static ReminderRow Of(Reminder row) => new(row.Id, row.ClientId, row.ConversationId, row.Seq, row.Text, row.DueAt, row.State, row.Rev);
}
