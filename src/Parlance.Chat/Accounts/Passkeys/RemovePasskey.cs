using Microsoft.Extensions.Logging;
using Parlance.Chat.Accounts.Providers;
using Parlance.Chat.Accounts.TwoFactor;
using Parlance.Chat.Data;

namespace Parlance.Chat.Accounts.Passkeys;

/// <summary>Forgets a passkey, unless nobody could sign in to the account afterwards. The second step ends with the last factor.</summary>
internal sealed partial class RemovePasskey(ChatDatabase database, WaysToSignIn ways, TwoStep twoStep, ILogger<RemovePasskey> logger)
{
    /// <exception cref="ChatError"><c>not_found</c> or <c>last_sign_in_method</c>.</exception>
    public async Task HandleAsync(Actor actor, Guid id, CancellationToken cancel)
    {
        await database.WriteAsync(
            async db =>
            {
                await WaysToSignIn.LockAsync(db, actor.User);
                if (await PasskeyStore.RemoveAsync(db, actor.User, id) is 0)
                {
                    throw ChatError.NotFound("passkey");
                }

                await ways.RequireOneAsync(db, actor.User);
                await twoStep.TurnOffWithoutFactorsAsync(db, actor.User);
            },
            cancel);
        LogRemoved(actor.User, id);
    }

    [LoggerMessage(10184, LogLevel.Information, "User {User} removed passkey {Passkey}")]
    private partial void LogRemoved(UserId user, Guid passkey);
}
