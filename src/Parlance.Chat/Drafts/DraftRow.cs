using System.Text;
using System.Text.Json.Serialization;
using Parlance.Chat.Conversations;
using Parlance.Chat.Feeds;

namespace Parlance.Chat.Drafts;

/// <summary>What somebody has begun to write in a conversation, in their own feed.</summary>
/// <param name="Conversation">Where.</param>
/// <param name="Thread">The seq of the message in whose thread; null for the conversation itself.</param>
/// <param name="Text">What there is of it; empty once it is sent or thrown away.</param>
/// <param name="ReplyTo">The seq of the message that it is to answer.</param>
/// <param name="At">When it was changed last.</param>
/// <param name="Rev">The revision of the row. A device says with each change which one it has changed.</param>
internal sealed record DraftRow(ConversationId Conversation, long? Thread, string Text, long? ReplyTo, DateTimeOffset At, long Rev) : FeedRow(Rev)
{
    [JsonIgnore]
    public override int Size => 300 + Encoding.UTF8.GetByteCount(Text);

    public static DraftRow Of(Draft row) => new(row.ConversationId, row.Thread is 0 ? null : row.Thread, row.Text, row.ReplyTo, row.At, row.Rev);
}
