using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Accounts.Sessions;
using Parlance.Chat.Accounts.SignIn;
using Parlance.Chat.Data;

namespace Parlance.Chat.Accounts.Passkeys;

/// <summary>Signs in with a passkey and nothing else: it has checked its user, which makes two factors of it.</summary>
internal sealed partial class PasskeySignIn(
    ChatDatabase database,
    PasskeyProofs proofs,
    RateLimiter limiter,
    CompleteSignIn completion,
    SignedAnswers answers,
    ILogger<PasskeySignIn> logger)
{
    /// <param name="Challenge">Of the ceremony.</param>
    /// <param name="Passkey">What <c>navigator.credentials.get</c> gave, in WebAuthn's JSON form.</param>
    /// <param name="Client"><c>web</c> (the default) for the refresh token in a cookie, <c>body</c> for it in the answer.</param>
    public sealed record Request(string? Challenge, JsonElement? Passkey, string? Client);

    public Task<PasskeyCeremony> BeginAsync(HttpContext context, CancellationToken cancel)
    {
        limiter.Take(PasskeyLimits.CeremonyPerAddress, ClientInfo.AddressOf(context));
        return proofs.BeginAloneAsync(context, cancel);
    }

    public async Task<Signed> HandleAsync(HttpContext context, Request request, CancellationToken cancel)
    {
        var client = ClientInfo.Of(context);
        limiter.Take(RateLimit.CodePerAddress, client.Address);
        var proof = await proofs.JudgeAloneAsync(context, request.Challenge, request.Passkey, cancel);
        var outcome = await database.WriteAsync(
            async db => await proofs.TakeAsync(db, proof)
                ? await completion.CompleteAsync(db, proof.User, SignInProof.Passkey, client)
                : throw ChatError.InvalidCredentials(),
            cancel);
        LogSignedIn(outcome.User.Id, outcome.Session!.Id);
        return await answers.GrantAsync(context, outcome.User, outcome.Session, request.Client, cancel);
    }

    [LoggerMessage(10181, LogLevel.Information, "User {User} signed in with a passkey, session {Session}")]
    private partial void LogSignedIn(UserId user, SessionId session);
}
