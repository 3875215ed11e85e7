using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Parlance.Chat.Accounts.Providers;
using Parlance.Chat.Data;
using Parlance.Chat.Mail.Templates;

namespace Parlance.Chat.Accounts.TwoFactor;

/// <summary>Turns an authenticator app on by its first code. From here on signing in takes a second step, for which there are new recovery codes too.</summary>
internal sealed partial class ConfirmTotp(
    ChatDatabase database,
    TotpStore totp,
    TwoStep twoStep,
    RecoveryCodes recovery,
    CodeAttempts attempts,
    SignInMethodMails mails,
    ILogger<ConfirmTotp> logger)
{
    /// <param name="Code">Six digits that the app shows.</param>
    public sealed record Request(string? Code);

    /// <exception cref="ChatError"><c>code_invalid</c>.</exception>
    public async Task<NewRecoveryCodes> HandleAsync(HttpContext context, Actor actor, Request request, CancellationToken cancel)
    {
        attempts.Count(context, actor.User);
        var terms = await mails.ReadTermsAsync(cancel);
        var codes = await database.WriteAsync(
            async db =>
            {
                await WaysToSignIn.LockAsync(db, actor.User);
                if (!await totp.ConfirmAsync(db, actor.User, request.Code))
                {
                    throw ChatError.CodeInvalid();
                }

                await twoStep.TurnOnAsync(db, actor.User);
                await mails.AddedAsync(db, actor.User, SignInMethodKind.Authenticator, terms);
                return await recovery.ReplaceAsync(db, actor.User);
            },
            cancel);
        attempts.GiveBack(actor.User);
        LogConfirmed(actor.User);
        return new(codes);
    }

    [LoggerMessage(10170, LogLevel.Information, "User {User} set up an authenticator app")]
    private partial void LogConfirmed(UserId user);
}

/// <summary>Recovery codes, shown this once.</summary>
/// <param name="RecoveryCodes">Ten codes, each good once.</param>
internal sealed record NewRecoveryCodes(IReadOnlyList<string> RecoveryCodes);
