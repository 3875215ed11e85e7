using Parlance.Chat.Data;
using Parlance.Chat.Http;

namespace Parlance.Chat.Accounts.Tokens;

/// <summary>Lists the personal access tokens of oneself or of a bot.</summary>
internal sealed class ListTokens(ChatDatabase database)
{
    /// <param name="find">Finds whose they are, and refuses whose are not the actor's to see.</param>
    /// <param name="cursor">Where the part begins.</param>
    /// <param name="limit">How long it is.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<Page<TokenItem>> HandleAsync(Func<DbSession, Task<UserId>> find, string? cursor, int? limit, CancellationToken cancel)
    {
        var query = PageQuery.Of(cursor, limit);
        var rows = await database.ReadAsync(async db => await PersonalTokenStore.ListAsync(db, await find(db), query), cancel);
        return query.ToPage(rows, token => token.Id, TokenItem.Of);
    }
}
