using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Accounts.Passkeys;
using Parlance.Chat.Accounts.Passwords;
using Parlance.Chat.Accounts.Sessions;
using Parlance.Chat.Accounts.TwoFactor;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;

namespace Parlance.Chat.Accounts.SignIn;

/// <summary>
/// Proves once more who one is, for what a stolen session must not be able to do. It takes as much as signing in does (ASVS 7.5.1): a password
/// alone is not enough where there is a second step. Access tokens from before the proof are good no more: the client refreshes.
/// </summary>
internal sealed class Reauthenticate(
    ChatDatabase database,
    PasswordHashing passwords,
    RateLimiter limiter,
    CodeAttempts attempts,
    TotpStore totp,
    PasskeyProofs passkeys,
    TimeProvider clock)
{
    /// <param name="Password">The account's password, if it has one.</param>
    /// <param name="Totp">The digits of the authenticator app: beside the password where signing in takes both, or alone in an account without a password.</param>
    /// <param name="Passkey">In place of both: what <c>navigator.credentials.get</c> gave, in WebAuthn's JSON form.</param>
    /// <param name="Challenge">Of the passkey's ceremony, from <c>/auth/passkey/options</c>.</param>
    public sealed record Request(string? Password, string? Totp, JsonElement? Passkey, string? Challenge);

    /// <param name="SignedInAt">From when the proof counts, for ten minutes.</param>
    public sealed record Answer(DateTimeOffset SignedInAt);

    /// <exception cref="ChatError"><c>invalid_credentials</c>, <c>code_invalid</c>, <c>not_found</c> (no such ceremony), <c>forbidden</c> (a passkey is needed).</exception>
    public Task<Answer> HandleAsync(HttpContext context, Actor actor, Request request, CancellationToken cancel) =>
        request.Passkey is null ? ByPasswordAsync(context, actor, request, cancel) : ByPasskeyAsync(context, actor, request, cancel);

    /// <summary>Notes that the owner of this session has just proved who they are.</summary>
    public async Task<Answer> NoteAsync(Actor actor, CancellationToken cancel) =>
        new(await database.WriteAsync(db => NoteAsync(db, actor), cancel));

    private async Task<DateTimeOffset> NoteAsync(DbSession db, Actor actor)
    {
        var now = clock.GetUtcNow();
        await SessionStore.NoteSignInAsync(db, actor.Session!.Value, now);
        return now;
    }

    private async Task<Answer> ByPasskeyAsync(HttpContext context, Actor actor, Request request, CancellationToken cancel)
    {
        attempts.CountAddress(context);
        var proof = await passkeys.JudgeAloneAsync(context, request.Challenge, request.Passkey, cancel);
        return new(await database.WriteAsync(
            async db => proof.User == actor.User && await passkeys.TakeAsync(db, proof) ? await NoteAsync(db, actor) : throw ChatError.InvalidCredentials(),
            cancel));
    }

    private async Task<Answer> ByPasswordAsync(HttpContext context, Actor actor, Request request, CancellationToken cancel)
    {
        limiter.Take(RateLimit.SignInPerAddress, ClientInfo.AddressOf(context));
        limiter.Take(RateLimit.SignInPerAccount, actor.User.ToString());
        var (user, hasApp) = await database.ReadAsync(
            async db => (await UserStore.RequireAsync(db, actor.User), await TotpStore.IsOnAsync(db, actor.User)),
            cancel);
        if (user.TwoStepAt is not null && !hasApp)
        {
            throw ChatError.Forbidden("This account signs in with two steps. Prove it with a passkey.");
        }

        // An account that signs in through a provider may have an app and no password. The work is the same either way.
        var hasPassword = user.PasswordHash is not null;
        var right = await passwords.VerifyAsync(user, request.Password, cancel);
        if (!right && (hasPassword || !hasApp))
        {
            throw ChatError.InvalidCredentials();
        }

        var answer = hasApp ? await ByCodeAsync(context, actor, request.Totp, cancel) : await NoteAsync(actor, cancel);
        limiter.GiveBack(RateLimit.SignInPerAccount, actor.User.ToString());
        return answer;
    }

    private async Task<Answer> ByCodeAsync(HttpContext context, Actor actor, string? code, CancellationToken cancel)
    {
        attempts.Count(context, actor.User);
        var at = await database.WriteAsync(
            async db => await totp.AcceptAsync(db, actor.User, code) ? await NoteAsync(db, actor) : throw ChatError.CodeInvalid(),
            cancel);
        attempts.GiveBack(actor.User);
        return new(at);
    }
}
