using Microsoft.Extensions.Logging;
using Parlance.Chat.Accounts.Providers;
using Parlance.Chat.Data;

namespace Parlance.Chat.Accounts.TwoFactor;

/// <summary>Forgets the authenticator app. The second step ends with it unless a passkey is there to take it.</summary>
internal sealed partial class RemoveTotp(ChatDatabase database, TwoStep twoStep, ILogger<RemoveTotp> logger)
{
    /// <exception cref="ChatError"><c>not_found</c>.</exception>
    public async Task HandleAsync(Actor actor, CancellationToken cancel)
    {
        await database.WriteAsync(
            async db =>
            {
                await WaysToSignIn.LockAsync(db, actor.User);
                if (!await TotpStore.RemoveAsync(db, actor.User))
                {
                    throw ChatError.NotFound("authenticator app");
                }

                await twoStep.TurnOffWithoutFactorsAsync(db, actor.User);
            },
            cancel);
        LogRemoved(actor.User);
    }

    [LoggerMessage(10171, LogLevel.Information, "User {User} removed the authenticator app")]
    private partial void LogRemoved(UserId user);
}
