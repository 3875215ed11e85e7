using Microsoft.Extensions.Logging;
using Parlance.Chat.Accounts.Providers;
using Parlance.Chat.Data;

namespace Parlance.Chat.Accounts.TwoFactor;

/// <summary>New recovery codes in place of the old ones.</summary>
internal sealed partial class RenewRecoveryCodes(ChatDatabase database, RecoveryCodes recovery, ILogger<RenewRecoveryCodes> logger)
{
    /// <exception cref="ChatError"><c>conflict</c>: the account signs in with one step.</exception>
    public async Task<NewRecoveryCodes> HandleAsync(Actor actor, CancellationToken cancel)
    {
        var codes = await database.WriteAsync(
            async db =>
            {
                await WaysToSignIn.LockAsync(db, actor.User);
                return await TwoStep.IsOnAsync(db, actor.User)
                    ? await recovery.ReplaceAsync(db, actor.User)
                    : throw ChatError.Conflict("Recovery codes stand in for a second step. Turn it on first.");
            },
            cancel);
        LogRenewed(actor.User);
        return new(codes);
    }

    [LoggerMessage(10172, LogLevel.Information, "User {User} made new recovery codes")]
    private partial void LogRenewed(UserId user);
}
