using Parlance.Chat.Data;
using Parlance.Chat.Feeds;

namespace Parlance.Chat.Conversations;

/// <summary>What the feed of a conversation has of the conversation itself and of its members.</summary>
internal sealed class ConversationFeedRows : IFeedSource<ConversationSpan>
{
    public async Task<IReadOnlyList<FeedRow>> ReadAsync(DbSession db, ConversationSpan span)
    {
        var rows = new List<FeedRow>();
        var conversation = await ConversationStore.RequireAsync(db, span.Place.Conversation);
        var members = await ReadMembersAsync(db, span);
        if (conversation.RowRev > span.After && conversation.RowRev <= span.UpTo)
        {
            rows.Add(ConversationRow.Of(conversation));
        }

        rows.AddRange(members.Select(MemberRow.Of));
        return [.. rows.OrderBy(row => row.Rev).Take(span.Take)];
    }

    private static async Task<IReadOnlyList<Member>> ReadMembersAsync(DbSession db, ConversationSpan span) => !span.WithMembers ? [] : await db.QueryAsync<Member>(
        $"SELECT {MemberStore.Columns} FROM members WHERE conversation_id = @Conversation AND rev > @After AND rev <= @UpTo ORDER BY rev LIMIT @Take",
        new { span.Place.Conversation, span.After, span.UpTo, span.Take });
}
