using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Parlance.Chat.Accounts.Passkeys;
using Parlance.Chat.Accounts.Sessions;
using Parlance.Chat.Accounts.SignIn;
using Parlance.Chat.Data;

namespace Parlance.Chat.Accounts.TwoFactor;

/// <summary>
/// The second step of a sign-in. Attempts are counted for the sign-in, the account and the address before they are judged; the proof, the end of
/// the challenge and the session are one transaction, so that of two requests with one code one gets a session.
/// </summary>
internal sealed partial class SecondFactorSignIn(
    ChatDatabase database,
    Challenges challenges,
    CodeAttempts attempts,
    TotpStore totp,
    RecoveryCodes recovery,
    PasskeyProofs proofs,
    CompleteSignIn completion,
    SignedAnswers answers,
    ILogger<SecondFactorSignIn> logger)
{
    /// <param name="Challenge">What the first step was answered with.</param>
    /// <param name="Method"><c>totp</c>, <c>recovery</c> or <c>passkey</c>.</param>
    /// <param name="Code">The digits of the app, or a recovery code.</param>
    /// <param name="Passkey">What <c>navigator.credentials.get</c> gave, in WebAuthn's JSON form.</param>
    /// <param name="Client"><c>web</c> (the default) for the refresh token in a cookie, <c>body</c> for it in the answer.</param>
    public sealed record Request(string? Challenge, string? Method, string? Code, JsonElement? Passkey, string? Client);

    /// <exception cref="ChatError"><c>not_found</c>: begin again with the password; <c>code_invalid</c>; <c>disabled</c>; <c>rate_limited</c>.</exception>
    public async Task<Signed> HandleAsync(HttpContext context, Request request, CancellationToken cancel)
    {
        if (request.Method is not (SecondFactorMethod.Totp or SecondFactorMethod.Recovery or SecondFactorMethod.Passkey))
        {
            throw ChatError.Invalid("method", "totp, recovery or passkey");
        }

        attempts.CountAddress(context);
        var begun = await challenges.AttemptAsync(database, CompleteSignIn.SecondFactorPurpose, request.Challenge, cancel);
        if (begun?.User is not { } user)
        {
            throw ChatError.NotFound("sign-in under way");
        }

        attempts.CountAccount(user);
        var proof = request.Method is SecondFactorMethod.Passkey ? await proofs.JudgeAsync(context, begun.State, request.Passkey, alone: false) : null;
        var client = ClientInfo.Of(context);
        var outcome = await database.WriteAsync(
            async db =>
            {
                if (!await TakeAsync(db, user, request, proof))
                {
                    return null;
                }

                await challenges.CompleteAsync(db, CompleteSignIn.SecondFactorPurpose, request.Challenge!);
                return await completion.CompleteAsync(db, user, SignInProof.BothFactors, client);
            },
            cancel);
        if (outcome is null)
        {
            LogWrong(user, request.Method, client.Address);
            throw ChatError.CodeInvalid();
        }

        attempts.GiveBack(user);
        LogSignedIn(user, outcome.Session!.Id, request.Method);
        return await answers.GrantAsync(context, outcome.User, outcome.Session, request.Client, cancel);
    }

    private async Task<bool> TakeAsync(DbSession db, UserId user, Request request, PasskeyProof? proof) => request.Method switch
    {
        SecondFactorMethod.Totp => await totp.AcceptAsync(db, user, request.Code),
        SecondFactorMethod.Recovery => await recovery.TakeAsync(db, user, request.Code),
        _ => proof is not null && proof.User == user && await proofs.TakeAsync(db, proof),
    };

    [LoggerMessage(10174, LogLevel.Information, "User {User} signed in with a second factor, session {Session}, by {Method}")]
    private partial void LogSignedIn(UserId user, SessionId session, string method);

    [LoggerMessage(10175, LogLevel.Information, "Wrong second factor of user {User}, by {Method}, from {Address}")]
    private partial void LogWrong(UserId user, string method, string address);
}

/// <summary>The second factors, as clients name them.</summary>
internal static class SecondFactorMethod
{
    public const string Totp = "totp";
    public const string Recovery = "recovery";
    public const string Passkey = "passkey";
}
