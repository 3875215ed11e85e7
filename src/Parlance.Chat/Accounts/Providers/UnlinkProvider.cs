using Microsoft.Extensions.Logging;
using Parlance.Chat.Data;

namespace Parlance.Chat.Accounts.Providers;

/// <summary>Forgets a linked provider, unless nobody could sign in to the account afterwards.</summary>
internal sealed partial class UnlinkProvider(ChatDatabase database, LinkedProviders linked, WaysToSignIn ways, ILogger<UnlinkProvider> logger)
{
    public async Task HandleAsync(Actor actor, string name, CancellationToken cancel)
    {
        await database.WriteAsync(
            async db =>
            {
                await WaysToSignIn.LockAsync(db, actor.User);
                var login = await linked.FindAsync(db, actor.User, name) ?? throw ChatError.NotFound("linked service");
                await ExternalLoginStore.RemoveAsync(db, actor.User, login.Issuer);
                await ways.RequireOneAsync(db, actor.User);
            },
            cancel);
        LogUnlinked(actor.User, name);
    }

    [LoggerMessage(10_256, LogLevel.Information, "User {User} unlinked identity provider {Provider}")]
    private partial void LogUnlinked(UserId user, string provider);
}
