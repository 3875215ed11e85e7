using System.Collections.Frozen;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Data;
using Parlance.Chat.Security;
using Parlance.Chat.Settings;

namespace Parlance.Chat.Accounts;

/// <summary>
/// Finds out who brings a token: the one check for HTTP requests and sockets. It reads the session and the account each time, so that what has
/// ended is refused at once, whatever the token's signature says.
/// </summary>
internal sealed class Actors(ChatDatabase database, AccessTokens accessTokens, SecretBox box, SettingsStore settings, TimeProvider clock)
{
    // A token's last use is worth a write now and then, not one with each request.
    private static readonly TimeSpan UsedPrecision = TimeSpan.FromMinutes(5);

    /// <exception cref="ChatError">
    /// <c>unauthenticated</c>, <c>token_expired</c>, <c>session_ended</c> or <c>disabled</c>; <c>second_factor_required</c> for the token of
    /// somebody who lacks one, which rests until they have it.
    /// </exception>
    public async Task<AuthenticatedActor> AuthenticateAsync(string? token, CancellationToken cancel)
    {
        if (string.IsNullOrEmpty(token))
        {
            throw ChatError.Unauthenticated();
        }

        return token.StartsWith(PersonalToken.Prefix, StringComparison.Ordinal)
            ? await AuthenticatePersonalAsync(token, cancel).ConfigureAwait(false)
            : await AuthenticateSessionAsync(token, cancel).ConfigureAwait(false);
    }

    private async Task<AuthenticatedActor> AuthenticateSessionAsync(string token, CancellationToken cancel)
    {
        var access = await accessTokens.VerifyAsync(token, cancel).ConfigureAwait(false);
        var terms = await settings.AccountTermsAsync(cancel).ConfigureAwait(false);
        var row = await database.ReadAsync(
            db => db.FindAsync<SessionRow>(
                """
                SELECT s.signed_in_at, s.ended_at, s.idle_ends_at, s.ends_at, u.role, u.kind, u.verified_email_key, u.two_step_at,
                    u.disabled_at, u.deleted_at
                FROM sessions s JOIN users u ON u.id = s.user_id WHERE s.id = @Session AND u.id = @User
                """,
                access),
            cancel).ConfigureAwait(false);
        var now = clock.GetUtcNow();
        if (row is null || row.DeletedAt is not null)
        {
            throw ChatError.SessionEnded();
        }

        if (row.DisabledAt is not null)
        {
            throw ChatError.Disabled();
        }

        if (row.EndedAt is not null || now >= row.IdleEndsAt || now >= row.EndsAt)
        {
            throw ChatError.SessionEnded();
        }

        // Whoever proves who they are gets other tokens: one that somebody took before gains nothing by it (ASVS 7.2.4). Tokens count whole seconds.
        if (access.IssuedAt.ToUnixTimeSeconds() < row.SignedInAt.ToUnixTimeSeconds())
        {
            throw ChatError.TokenExpired();
        }

        var verified = Standing.IsVerified(row.Role, row.Kind, row.VerifiedEmailKey is not null, terms.Email);
        var lacks = row.TwoStepAt is null && Standing.NeedsSecondFactor(row.Role, terms.SecondFactor);
        return new(new(access.User, access.Session, Token: null, row.Role, row.Kind, verified, lacks, Scopes: null, row.SignedInAt), access.ExpiresAt);
    }

    private async Task<AuthenticatedActor> AuthenticatePersonalAsync(string secret, CancellationToken cancel)
    {
        var mac = PersonalToken.MacOf(box, secret);
        var terms = await settings.AccountTermsAsync(cancel).ConfigureAwait(false);
        var row = await database.ReadAsync(
            db => db.FindAsync<TokenRow>(
                """
                SELECT t.id, t.user_id, t.scopes, t.created_at, t.expires_at, t.last_used_at, t.revoked_at, u.role, u.kind, u.verified_email_key, u.disabled_at,
                    u.deleted_at, o.disabled_at AS owner_disabled_at, o.deleted_at AS owner_deleted_at,
                    COALESCE(o.role, u.role) AS owner_role, CASE WHEN o.id IS NULL THEN u.two_step_at ELSE o.two_step_at END AS owner_two_step_at
                FROM personal_tokens t JOIN users u ON u.id = t.user_id LEFT JOIN users o ON o.id = u.owner_id WHERE t.token_mac = @mac
                """,
                new { mac }),
            cancel).ConfigureAwait(false);
        var now = clock.GetUtcNow();
        if (row is null || row.RevokedAt is not null || row.DeletedAt is not null || row.OwnerDeletedAt is not null)
        {
            throw ChatError.Unauthenticated();
        }

        if (row.ExpiresAt <= now)
        {
            throw ChatError.TokenExpired();
        }

        // A bot works for its owner, and rests with them.
        if (row.DisabledAt is not null || row.OwnerDisabledAt is not null)
        {
            throw ChatError.Disabled();
        }

        if (row.OwnerTwoStepAt is null && Standing.NeedsSecondFactor(row.OwnerRole, terms.SecondFactor))
        {
            throw ChatError.SecondFactorRequired();
        }

        if (row.LastUsedAt is not { } used || now - used > UsedPrecision)
        {
            await database.WriteAsync(
                db => db.ExecuteAsync("UPDATE personal_tokens SET last_used_at = @now WHERE id = @Id", new { row.Id, now }),
                cancel).ConfigureAwait(false);
        }

        var verified = Standing.IsVerified(row.Role, row.Kind, row.VerifiedEmailKey is not null, terms.Email);
        var scopes = row.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
        return new(new(row.UserId, Session: null, row.Id, row.Role, row.Kind, verified, LacksSecondFactor: false, scopes, row.CreatedAt), row.ExpiresAt);
    }

    private sealed record SessionRow
    {
        public DateTimeOffset SignedInAt { get; init; }

        public DateTimeOffset? EndedAt { get; init; }

        public DateTimeOffset IdleEndsAt { get; init; }

        public DateTimeOffset EndsAt { get; init; }

        public ServerRole Role { get; init; }

        public AccountKind Kind { get; init; }

        public string? VerifiedEmailKey { get; init; }

        public DateTimeOffset? TwoStepAt { get; init; }

        public DateTimeOffset? DisabledAt { get; init; }

        public DateTimeOffset? DeletedAt { get; init; }
    }

    private sealed record TokenRow
    {
        public Guid Id { get; init; }

        public UserId UserId { get; init; }

        public string Scopes { get; init; } = "";

        public DateTimeOffset CreatedAt { get; init; }

        public DateTimeOffset? ExpiresAt { get; init; }

        public DateTimeOffset? LastUsedAt { get; init; }

        public DateTimeOffset? RevokedAt { get; init; }

        public ServerRole Role { get; init; }

        public AccountKind Kind { get; init; }

        public string? VerifiedEmailKey { get; init; }

        public DateTimeOffset? DisabledAt { get; init; }

        public DateTimeOffset? DeletedAt { get; init; }

        public DateTimeOffset? OwnerDisabledAt { get; init; }

        public DateTimeOffset? OwnerDeletedAt { get; init; }

        /// <summary>Of the owner of a bot, or of the person whose token it is.</summary>
        public ServerRole OwnerRole { get; init; }

        public DateTimeOffset? OwnerTwoStepAt { get; init; }
    }
}

/// <summary>Who it is, and until when the token says so; null for ever.</summary>
internal sealed record AuthenticatedActor(Actor Actor, DateTimeOffset? ExpiresAt);
