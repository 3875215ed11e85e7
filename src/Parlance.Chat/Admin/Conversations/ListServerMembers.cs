using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Http;
using Parlance.Chat.People;

namespace Parlance.Chat.Admin.Conversations;

/// <summary>Lists who is in a conversation, for administrators who are not.</summary>
internal sealed class ListServerMembers(ChatDatabase database)
{
    /// <param name="User">Who.</param>
    /// <param name="Role">What they may do there.</param>
    /// <param name="JoinedAt">Since when.</param>
    /// <param name="MutedUntil">Until when they may not write.</param>
    public sealed record Item(UserId User, MemberRole Role, DateTimeOffset JoinedAt, DateTimeOffset? MutedUntil);

    /// <param name="Items">This part.</param>
    /// <param name="Next">To be given as <c>cursor</c>; null at the end.</param>
    /// <param name="People">Their cards.</param>
    public sealed record Listed(IReadOnlyList<Item> Items, string? Next, IReadOnlyList<PersonCard> People);

    public Task<Listed> HandleAsync(ConversationId id, string? cursor, int? limit, CancellationToken cancel)
    {
        var query = PageQuery.Of(cursor, limit);
        return database.ReadAsync(
            async db =>
            {
                await ConversationStore.RequireAsync(db, id);
                var rows = await db.QueryAsync<Member>(
                    $"SELECT {MemberStore.Columns} FROM members WHERE conversation_id = @id AND left_at IS NULL AND user_id < @Before ORDER BY user_id DESC LIMIT @Take",
                    new { id, query.Before, query.Take });
                var page = query.ToPage(rows, row => row.UserId.Value, row => new Item(row.UserId, row.Role, row.JoinedAt, row.MutedUntil));
                return new Listed(page.Items, page.Next, await PeopleStore.CardsAsync(db, [.. page.Items.Select(item => item.User)]));
            },
            cancel);
    }
}
