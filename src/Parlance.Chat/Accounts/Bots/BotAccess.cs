using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;

namespace Parlance.Chat.Accounts.Bots;

/// <summary>The one way to a bot: for its owner and for administrators. To others it is not there.</summary>
internal static class BotAccess
{
    /// <exception cref="ChatError"><c>not_found</c>.</exception>
    public static async Task<User> RequireAsync(DbSession db, Actor actor, UserId id)
    {
        var bot = await UserStore.FindAsync(db, id);
        return bot is { Kind: AccountKind.Bot, OwnerId: not null } && (bot.OwnerId == actor.User || actor.IsAdministrator) ? bot : throw ChatError.NotFound("bot");
    }
}
