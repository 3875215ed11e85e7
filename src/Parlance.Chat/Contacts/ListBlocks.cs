using Parlance.Chat.Accounts;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;
using Parlance.Chat.Http;
using Parlance.Chat.People;

namespace Parlance.Chat.Contacts;

/// <summary>Lists whom one has blocked.</summary>
internal sealed class ListBlocks(ChatDatabase database)
{
    /// <param name="Items">This part.</param>
    /// <param name="Next">To be given as <c>cursor</c>; null at the end.</param>
    /// <param name="Head">The revision of one's own feed of which this is.</param>
    /// <param name="People">Who they are.</param>
    public sealed record Listed(IReadOnlyList<BlockRow> Items, string? Next, long Head, IReadOnlyList<PersonCard> People) : Reply;

    public Task<Listed> HandleAsync(Actor actor, ListContacts.Request request, CancellationToken cancel)
    {
        var query = PageQuery.Of(request.Cursor, request.Limit);
        return database.ReadAsync(db => ReadAsync(db, actor.User, query), cancel);
    }

    private static async Task<Listed> ReadAsync(DbSession db, UserId user, PageQuery query)
    {
        var rows = await db.QueryAsync<Block>(
            $"SELECT {BlockStore.Columns} FROM blocks WHERE user_id = @user AND removed = 0 AND other_id < @Before ORDER BY other_id DESC LIMIT @Take",
            new { user, query.Before, query.Take });
        var page = query.ToPage(rows, row => row.OtherId.Value, BlockRow.Of);
        return new(page.Items, page.Next, await UserFeeds.HeadAsync(db, user), await PeopleStore.NamedAsync(db, page.Items));
    }
}
