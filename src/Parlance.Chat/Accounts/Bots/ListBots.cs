using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;
using Parlance.Chat.Http;

namespace Parlance.Chat.Accounts.Bots;

/// <summary>Lists one's own bots; for administrators, if they ask for it, everybody's.</summary>
internal sealed class ListBots(ChatDatabase database)
{
    public async Task<Page<Bot>> HandleAsync(Actor actor, bool all, string? cursor, int? limit, CancellationToken cancel)
    {
        if (all && !actor.IsAdministrator)
        {
            throw ChatError.Forbidden("Only administrators see everybody's bots.");
        }

        var query = PageQuery.Of(cursor, limit);
        // One that nobody owns belongs to a hook.
        var whose = all ? "AND owner_id IS NOT NULL" : "AND owner_id = @owner";
        var rows = await database.ReadAsync(
            db => db.QueryAsync<User>(
                $"SELECT {UserStore.Columns} FROM users WHERE kind = @kind AND deleted_at IS NULL {whose} AND id < @Before ORDER BY id DESC LIMIT @Take",
                new { kind = AccountKind.Bot, owner = actor.User, query.Before, query.Take }),
            cancel);
        return query.ToPage(rows, bot => bot.Id.Value, Bot.Of);
    }
}
