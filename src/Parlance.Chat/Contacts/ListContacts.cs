using Parlance.Chat.Accounts;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;
using Parlance.Chat.Http;
using Parlance.Chat.People;

namespace Parlance.Chat.Contacts;

/// <summary>Lists one's contacts, and the requests that wait in either direction.</summary>
internal sealed class ListContacts(ChatDatabase database)
{
    /// <param name="Cursor">The <c>next</c> of the part before.</param>
    /// <param name="Limit">1 to 200; 50 if it is left out.</param>
    public sealed record Request(string? Cursor, int? Limit);

    /// <param name="Items">This part.</param>
    /// <param name="Next">To be given as <c>cursor</c>; null at the end.</param>
    /// <param name="Head">The revision of one's own feed of which this is.</param>
    /// <param name="People">Who they are.</param>
    public sealed record Listed(IReadOnlyList<ContactRow> Items, string? Next, long Head, IReadOnlyList<PersonCard> People) : Reply;

    public Task<Listed> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var query = PageQuery.Of(request.Cursor, request.Limit);
        return database.ReadAsync(db => ReadAsync(db, actor.User, query), cancel);
    }

    private static async Task<Listed> ReadAsync(DbSession db, UserId user, PageQuery query)
    {
        var rows = await db.QueryAsync<Contact>(
            $"SELECT {ContactStore.Columns} FROM contacts WHERE user_id = @user AND state <> @Removed AND other_id < @Before ORDER BY other_id DESC LIMIT @Take",
            new { user, ContactState.Removed, query.Before, query.Take });
        var page = query.ToPage(rows, row => row.OtherId.Value, ContactRow.Of);
        return new(page.Items, page.Next, await UserFeeds.HeadAsync(db, user), await PeopleStore.NamedAsync(db, page.Items));
    }
}
