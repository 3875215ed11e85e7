using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;
using Parlance.Chat.Http;

namespace Parlance.Chat.Admin;

/// <summary>Lists the accounts of the server, all or those whose user name, display name or address contains something.</summary>
internal sealed class ListUsers(ChatDatabase database)
{
    private const int SearchCharsMax = 64;

    public async Task<Page<AdminUser>> HandleAsync(string? search, string? cursor, int? limit, CancellationToken cancel)
    {
        var query = PageQuery.Of(cursor, limit);
        var validation = new Validation();
        var text = validation.Line(search, "q", 0, SearchCharsMax);
        validation.ThrowIfInvalid();
        var rows = await database.ReadAsync(db => ReadAsync(db, text, query), cancel);
        return query.ToPage(rows, user => user.Id.Value, AdminUser.Of);
    }

    private static Task<IReadOnlyList<User>> ReadAsync(DbSession db, string text, PageQuery query)
    {
        // SQLite's LIKE ignores the case of ASCII letters by itself. The keys are folded already.
        var like = db.Dialect is Dialect.Postgres ? "ILIKE" : "LIKE";
        var matching = text.Length is 0
            ? ""
            : $@"AND (username_key LIKE @key ESCAPE '\' OR username {like} @text ESCAPE '\' OR display_name {like} @text ESCAPE '\' OR email_key LIKE @email ESCAPE '\')";
        return db.QueryAsync<User>(
            $"SELECT {UserStore.Columns} FROM users WHERE deleted_at IS NULL AND id < @Before {matching} ORDER BY id DESC LIMIT @Take",
            new { query.Before, query.Take, text = LikePattern.Containing(text), key = LikePattern.Containing(Username.Key(text)), email = LikePattern.Containing(text.ToLowerInvariant()) });
    }
}
