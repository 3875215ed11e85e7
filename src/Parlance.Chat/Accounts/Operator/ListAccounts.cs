using System.Runtime.CompilerServices;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;

namespace Parlance.Chat.Accounts.Operator;

/// <summary>Lists the accounts, by user name.</summary>
internal sealed class ListAccounts(ChatDatabase database)
{
    private const int PageSize = 200;

    public async IAsyncEnumerable<AccountSummary> HandleAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        var after = "";
        while (await ReadPageAsync(after, cancel).ConfigureAwait(false) is { Count: > 0 } page)
        {
            foreach (var user in page)
            {
                yield return AccountSummary.Of(user);
            }

            after = page[^1].UsernameKey;
        }
    }

    private Task<IReadOnlyList<User>> ReadPageAsync(string after, CancellationToken cancel) => database.ReadAsync(
        db => db.QueryAsync<User>(
            """
            SELECT id, kind, role, username, username_key, email, verified_email_key, created_at, disabled_at FROM users
            WHERE deleted_at IS NULL AND username_key > @after ORDER BY username_key LIMIT @PageSize
            """,
            new { after, PageSize }),
        cancel);
}
