using System.Text;
using System.Text.Json.Serialization;
using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;
using Parlance.Chat.Feeds;
using Parlance.Chat.Messages.Threads;
using Parlance.Chat.Polls;
using Parlance.Chat.Previews;

namespace Parlance.Chat.Messages;

/// <summary>A message as everybody in its conversation sees it.</summary>
/// <param name="Conversation">Where it is.</param>
/// <param name="Seq">Its place: 1, 2, 3 … in the conversation, without gaps.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="ClientId">What its author's client made for it: how that client knows it again.</param>
/// <param name="Text">Markdown as written; empty once it is deleted.</param>
/// <param name="Mentions">Whom it names.</param>
/// <param name="Links">The addresses in it, as far as they lead to the web.</param>
/// <param name="Previews">What the first of them lead to, in their order. They come a moment after the message, as a change of it.</param>
/// <param name="ReplyTo">The seq of the message that it answers.</param>
/// <param name="Silent">Whether it was sent so as to interrupt nobody.</param>
/// <param name="Forwarded">Where it comes from; null for what was written here.</param>
/// <param name="Thread">The seq of the first message of the thread that it is in; null for one that is in none.</param>
/// <param name="Aside">Whether it is in its thread alone, and not among the messages of the conversation.</param>
/// <param name="Replies">What there is of its own thread; null if there are no replies.</param>
/// <param name="Poll">What it asks; null for a message that asks nothing.</param>
/// <param name="CreatedAt">When it was sent, by the server's clock.</param>
/// <param name="EditedAt">When its text was last changed.</param>
/// <param name="DeletedAt">When it was deleted.</param>
/// <param name="Purged">Whether it was older than messages are kept: nothing of it is left, its reactions neither.</param>
/// <param name="Rev">The revision of the row.</param>
internal sealed record MessageRow(
    ConversationId Conversation,
    long Seq,
    UserId Author,
    Guid ClientId,
    string Text,
    Mentions Mentions,
    IReadOnlyList<string> Links,
    IReadOnlyList<PreviewCard> Previews,
    long? ReplyTo,
    bool Silent,
    Origin? Forwarded,
    long? Thread,
    bool Aside,
    ThreadSummary? Replies,
    Poll? Poll,
    DateTimeOffset CreatedAt,
    DateTimeOffset? EditedAt,
    DateTimeOffset? DeletedAt,
    bool Purged,
    long Rev) : FeedRow(Rev)
{
    [JsonIgnore]
    public override int Size => 500 + Encoding.UTF8.GetByteCount(Text) + Previews.Sum(card => card.Size) + (Poll?.Size ?? 0);

    public override IEnumerable<UserId> Named() => [Author, .. Mentions.Users, .. Replies?.People ?? []];

    public static MessageRow Of(Message row) => new(
        row.ConversationId, row.Seq, row.AuthorId, row.ClientId, row.Text, row.Mentions, row.Links.Split('\n', StringSplitOptions.RemoveEmptyEntries), PreviewCard.Parse(row.Previews), row.ReplyTo, row.Silent, Origin.Of(row), row.Thread, row.Aside, ThreadSummary.Of(row), row.Poll, row.CreatedAt, row.EditedAt, row.DeletedAt, row.Purged, row.Rev);
}
