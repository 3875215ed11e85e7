using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;
using Parlance.Chat.Http;
using Parlance.Chat.Messages;
using Parlance.Chat.People;
using Parlance.Chat.Reading;

namespace Parlance.Chat.Conversations;

/// <summary>Lists one's conversations with all that a list shows of them, from one snapshot. Nothing of it is kept: it is computed from memberships and heads.</summary>
internal sealed class ListConversations(ChatDatabase database, RateLimiter limiter)
{
    /// <param name="Cursor">The <c>next</c> of the part before.</param>
    /// <param name="Limit">1 to 200; 50 if it is left out.</param>
    public sealed record Request(string? Cursor, int? Limit);

    /// <param name="Items">This part.</param>
    /// <param name="Next">To be given as <c>cursor</c>; null at the end.</param>
    /// <param name="Head">The revision of one's own feed of which this is.</param>
    /// <param name="Epoch">The database's epoch.</param>
    /// <param name="People">Whom the conversations and their newest messages name.</param>
    public sealed record Listed(IReadOnlyList<Item> Items, string? Next, long Head, string Epoch, IReadOnlyList<PersonCard> People) : Reply;

    /// <param name="Conversation">What everybody sees of it.</param>
    /// <param name="Membership">What one is in it.</param>
    /// <param name="Read">How far one has read; null for nothing.</param>
    /// <param name="Newest">Its newest message; null if there is none that one may read.</param>
    /// <param name="Unread">How many messages one has not read, exact to 99; 100 stands for more.</param>
    /// <param name="Mentions">How many of them name one, or everybody.</param>
    /// <param name="Head">The revision of its feed.</param>
    public sealed record Item(ConversationRow Conversation, MembershipRow Membership, ReadRow? Read, MessageRow? Newest, long Unread, long Mentions, long Head);

    public Task<Listed> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var query = PageQuery.Of(request.Cursor, request.Limit);
        limiter.Take(RateLimit.ReadsPerUser, actor.User.ToString());
        return database.ReadAsync(db => ReadAsync(db, actor.User, query), cancel);
    }

    private static async Task<Listed> ReadAsync(DbSession db, UserId user, PageQuery query)
    {
        var memberships = await db.QueryAsync<Member>(
            $"SELECT {MemberStore.Columns} FROM members WHERE user_id = @user AND left_at IS NULL AND conversation_id < @Before ORDER BY conversation_id DESC LIMIT @Take",
            new { user, query.Before, query.Take });
        var page = query.ToPage(memberships, row => row.ConversationId.Value, row => row);
        var ids = page.Items.Select(row => row.ConversationId).ToList();
        var conversations = (await db.QueryAsync<Conversation>(
            $"SELECT {ConversationStore.Columns} FROM conversations WHERE id IN @ids", new { ids = DbList.Of(ids) })).ToDictionary(row => row.Id);
        var newest = await MessageStore.NewestAsync(db, ids);
        var read = await ReadStore.OfAsync(db, user, ids);
        var unread = await Unread.CountAsync(db, user, ids);
        var items = page.Items.Select(row => ItemOf(row, conversations[row.ConversationId], newest, read, unread[row.ConversationId])).ToList();
        var people = await PeopleStore.NamedAsync(db, items.SelectMany(item => new FeedRow?[] { item.Conversation, item.Newest }).OfType<FeedRow>());
        return new(items, page.Next, await UserFeeds.HeadAsync(db, user), await FeedEpoch.ReadAsync(db), people);
    }

    private static Item ItemOf(
        Member member,
        Conversation conversation,
        IReadOnlyDictionary<ConversationId, Message> newest,
        IReadOnlyDictionary<ConversationId, ReadPosition> read,
        Unread unread)
    {
        var message = newest.GetValueOrDefault(conversation.Id);
        return new(
            ConversationRow.Of(conversation),
            MembershipRow.Of(member),
            read.TryGetValue(conversation.Id, out var position) ? ReadRow.Of(position) : null,
            message is not null && message.Seq >= member.VisibleFrom ? MessageRow.Of(message) : null,
            unread.Messages,
            unread.Mentions,
            conversation.Rev);
    }
}
