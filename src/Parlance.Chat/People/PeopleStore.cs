using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;

namespace Parlance.Chat.People;

/// <summary>Reads people as others see them.</summary>
internal static class PeopleStore
{
    // No more than a card shows: neither addresses nor secrets are on the way.
    private const string Columns = "id, kind, username, display_name, color, bio, status_text, status_emoji, deleted_at";

    // A guest of the server sees those who are or were where the guest is now.
    private const string WasWithGuest =
        "SELECT 1 FROM members mine JOIN members theirs ON theirs.conversation_id = mine.conversation_id AND theirs.user_id = users.id "
        + "WHERE mine.user_id = @me AND mine.left_at IS NULL";

    // And finds those who are there now.
    private const string IsWithGuest = WasWithGuest + " AND theirs.left_at IS NULL";

    /// <summary>The cards of everybody whom the rows name, those of the first rows first.</summary>
    public static Task<IReadOnlyList<PersonCard>> NamedAsync(DbSession db, IEnumerable<FeedRow> rows) =>
        CardsAsync(db, [.. rows.SelectMany(row => row.Named()).Distinct().Take(PeopleLimits.NamedMax)]);

    /// <summary>The cards of those who have or had an account.</summary>
    public static async Task<IReadOnlyList<PersonCard>> CardsAsync(DbSession db, IReadOnlyCollection<UserId> ids)
    {
        if (ids.Count is 0)
        {
            return [];
        }

        var users = await db.QueryAsync<User>($"SELECT {Columns} FROM users WHERE id IN @ids ORDER BY id", new { ids = DbList.Of(ids) });
        return [.. users.Select(PersonCard.Of)];
    }

    /// <summary>The same, of those whom this person may see.</summary>
    public static async Task<IReadOnlyList<PersonCard>> VisibleAsync(DbSession db, Actor actor, IReadOnlyCollection<UserId> ids)
    {
        var users = await db.QueryAsync<User>(
            $"SELECT {Columns} FROM users WHERE id IN @ids {Seen(actor, WasWithGuest)} ORDER BY id", new { ids = DbList.Of(ids), me = actor.User });
        return [.. users.Select(PersonCard.Of)];
    }

    /// <summary>Whether this person may see that one.</summary>
    public static async Task<bool> IsVisibleAsync(DbSession db, Actor actor, UserId user) => (await VisibleAsync(db, actor, [user])).Count > 0;

    /// <summary>Those who are active, newest first, all or those in whose names something stands.</summary>
    public static Task<IReadOnlyList<User>> FindAsync(DbSession db, Actor actor, string text, Guid before, int take)
    {
        var matching = text.Length is 0 ? "" : @"AND search_text LIKE @pattern ESCAPE '\'";
        return db.QueryAsync<User>(
            $"SELECT {Columns} FROM users WHERE disabled_at IS NULL AND deleted_at IS NULL AND id < @before {matching} {Seen(actor, IsWithGuest)} ORDER BY id DESC LIMIT @take",
            new { before, take, pattern = LikePattern.Containing(Folding.Fold(text)), me = actor.User });
    }

    private static string Seen(Actor actor, string withGuest) => actor.Role is ServerRole.Guest ? $"AND (id = @me OR EXISTS ({withGuest}))" : "";
}
