using Microsoft.Extensions.Logging;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;

namespace Parlance.Chat.Accounts.Bots;

/// <summary>Deletes a bot, as a person's account is deleted.</summary>
internal sealed partial class DeleteBot(ChatDatabase database, Tombstone tombstone, ILogger<DeleteBot> logger)
{
    public async Task HandleAsync(Actor actor, UserId id, CancellationToken cancel)
    {
        await database.WriteAsync(async db => await tombstone.RaiseAsync(db, await BotAccess.RequireAsync(db, actor, id)), cancel);
        LogDeleted(actor.User, id);
    }

    [LoggerMessage(10130, LogLevel.Information, "User {User} deleted bot {Bot}")]
    private partial void LogDeleted(UserId user, UserId bot);
}
