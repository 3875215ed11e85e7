using Microsoft.Extensions.Logging;
using Parlance.Chat.Accounts.Profiles;
using Parlance.Chat.Accounts.Sessions;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;
using Parlance.Chat.Settings;

namespace Parlance.Chat.Accounts.SignIn;

/// <summary>
/// The last step of every way to sign in: a session for somebody who has proved who they are, or a challenge for the second factor when the account
/// asks for one. Nothing else makes sessions.
/// </summary>
internal sealed partial class CompleteSignIn(
    ChatDatabase database,
    AccessTokens accessTokens,
    RefreshTokens refreshTokens,
    Challenges challenges,
    SettingsStore settings,
    TimeProvider clock,
    ILogger<CompleteSignIn> logger)
{
    public const string SecondFactorPurpose = "second-factor";
    public const int SecondFactorAttempts = 5;
    private static readonly TimeSpan SecondFactorLifetime = TimeSpan.FromMinutes(10);

    /// <param name="user">Who it is. Read again here, in the transaction that begins the session.</param>
    /// <param name="proof">What they proved it with.</param>
    /// <param name="client">The device.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<SignInOutcome> CompleteAsync(UserId user, SignInProof proof, ClientInfo client, CancellationToken cancel)
    {
        var outcome = await database.WriteAsync(db => CompleteAsync(db, user, proof, client), cancel).ConfigureAwait(false);
        if (outcome.Session is { } session)
        {
            LogSignedIn(user, session.Id, proof);
        }

        return outcome;
    }

    /// <summary>The same in the caller's transaction, which has more to write.</summary>
    public async Task<SignInOutcome> CompleteAsync(DbSession db, UserId user, SignInProof proof, ClientInfo client)
    {
        var account = await UserStore.RequireAsync(db, user).ConfigureAwait(false);
        if (account.DisabledAt is not null)
        {
            throw ChatError.Disabled();
        }

        if (proof is SignInProof.FirstFactor && account.TwoStepAt is not null)
        {
            var methods = await MethodsAsync(db, user).ConfigureAwait(false);
            var token = await challenges.CreateAsync(db, SecondFactorPurpose, user, [], SecondFactorLifetime, SecondFactorAttempts).ConfigureAwait(false);
            return new(account, Session: null, new(token, methods, clock.GetUtcNow() + SecondFactorLifetime));
        }

        return new(account, await SessionStore.BeginAsync(db, account, client, clock).ConfigureAwait(false), SecondFactor: null);
    }

    /// <summary>The tokens of a session.</summary>
    public async Task<(Signed Signed, string RefreshToken)> TokensAsync(User user, Session session, long generation, CancellationToken cancel)
    {
        var access = await accessTokens.IssueAsync(session, cancel).ConfigureAwait(false);
        var me = Me.Of(user, await settings.AccountTermsAsync(cancel).ConfigureAwait(false));
        return (new(access.Token, access.ExpiresAt, RefreshToken: null, me), refreshTokens.Make(session, generation));
    }

    private static async Task<IReadOnlyList<string>> MethodsAsync(DbSession db, UserId user)
    {
        var passkeys = await db.ScalarAsync<long>("SELECT COUNT(*) FROM passkeys WHERE user_id = @user", new { user }).ConfigureAwait(false);
        var totp = await db.ScalarAsync<long>("SELECT COUNT(*) FROM totp WHERE user_id = @user AND confirmed_at IS NOT NULL", new { user }).ConfigureAwait(false);
        var recovery = await db.ScalarAsync<long>("SELECT COUNT(*) FROM recovery_codes WHERE user_id = @user", new { user }).ConfigureAwait(false);
        return [.. new[] { (totp, "totp"), (passkeys, "passkey"), (recovery, "recovery") }.Where(method => method.Item1 > 0).Select(method => method.Item2)];
    }

    [LoggerMessage(10110, LogLevel.Information, "User {User} signed in, session {Session}, by {Proof}")]
    private partial void LogSignedIn(UserId user, SessionId session, SignInProof proof);
}

/// <summary>What somebody has proved who they are with.</summary>
internal enum SignInProof
{
    /// <summary>A password or another server's word: an account with two steps wants a second factor.</summary>
    FirstFactor,

    /// <summary>A first and a second factor.</summary>
    BothFactors,

    /// <summary>A passkey that has checked its user, which is both at once.</summary>
    Passkey,
}

/// <summary>What a sign-in has come to.</summary>
internal sealed record SignInOutcome(User User, Session? Session, SecondFactorWanted? SecondFactor);
