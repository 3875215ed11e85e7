using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Security;
using Parlance.Chat.Settings;

namespace Parlance.Chat.Accounts.Invitations;

/// <summary>Decides who may make an account, and as what.</summary>
internal sealed class RegistrationGate(SettingsStore settings, SecretBox box, TimeProvider clock)
{
    /// <summary>What holds now, read before the transaction that registers somebody.</summary>
    public async Task<RegistrationTerms> ReadTermsAsync(CancellationToken cancel)
    {
        var current = await settings.GetAsync(cancel).ConfigureAwait(false);
        return new(current, settings.RequiresVerifiedEmail(current), new(current.Name, await settings.PublicUrlAsync(cancel).ConfigureAwait(false)));
    }

    /// <summary>Admits somebody, in the transaction that makes the account. An invitation's use is counted there, so that the last one serves one person.</summary>
    /// <param name="db">The transaction.</param>
    /// <param name="terms">What holds.</param>
    /// <param name="emailKey">The address that the account claims or has proved.</param>
    /// <param name="invitation">The token of an invitation, if there is one.</param>
    /// <returns>The role of the account, and where it lands.</returns>
    /// <exception cref="ChatError"><c>registration_closed</c>, <c>domain_not_allowed</c> or <c>invitation_invalid</c>.</exception>
    public async Task<Admission> AdmitAsync(DbSession db, RegistrationTerms terms, string? emailKey, string? invitation)
    {
        if (!string.IsNullOrEmpty(invitation))
        {
            var link = await RedeemAsync(db, invitation).ConfigureAwait(false);
            // One that a member has made leads somewhere, and opens nothing that is closed.
            var role = link.OpensServer ? link.Role : await AdmitByModeAsync(db, terms, emailKey).ConfigureAwait(false);
            return new(role, link.ConversationId, link.MemberRole);
        }

        return new(await AdmitByModeAsync(db, terms, emailKey).ConfigureAwait(false), Conversation: null, MemberRole.Member);
    }

    private static async Task<ServerRole> AdmitByModeAsync(DbSession db, RegistrationTerms terms, string? emailKey)
    {
        // Somebody has to be the first, and one only.
        await NewUser.WaitForOthersAsync(db).ConfigureAwait(false);
        if (!await UserStore.AnyAsync(db).ConfigureAwait(false))
        {
            return ServerRole.Administrator;
        }

        return terms.Settings.Registration switch
        {
            RegistrationMode.Open => ServerRole.Member,
            RegistrationMode.Invitation => throw ChatError.RegistrationClosed(),
            RegistrationMode.Domain => IsAllowed(terms.Settings, emailKey) ? ServerRole.Member : throw ChatError.DomainNotAllowed(),
            var mode => throw new InvalidOperationException($"Unknown mode {mode}."),
        };
    }

    private async Task<Invitation> RedeemAsync(DbSession db, string token)
    {
        // The conversation before the link, as where somebody uses it who has an account.
        if (db.Dialect is Dialect.Postgres)
        {
            await db.QueryAsync<int>(
                "SELECT 1 FROM conversations WHERE id = (SELECT conversation_id FROM invitations WHERE token_mac = @mac) FOR NO KEY UPDATE",
                new { mac = Invitation.MacOf(box, token) }).ConfigureAwait(false);
        }

        var redeemed = await db.FindAsync<Invitation>(
            $"""
            UPDATE invitations SET uses = uses + 1
            WHERE token_mac = @mac AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > @now) AND (uses_max IS NULL OR uses < uses_max)
            RETURNING {Invitation.Columns}
            """,
            new { mac = Invitation.MacOf(box, token), now = clock.GetUtcNow() }).ConfigureAwait(false);
        return redeemed ?? throw ChatError.InvitationInvalid();
    }

    // The whole domain, not what it ends with: example.com.evil.test and evilexample.com are others.
    private static bool IsAllowed(ServerSettings settings, string? emailKey) =>
        emailKey is not null && settings.AllowedDomains.Contains(emailKey[(emailKey.LastIndexOf('@') + 1)..], StringComparer.OrdinalIgnoreCase);
}

/// <summary>As what somebody is admitted.</summary>
/// <param name="Role">On the server.</param>
/// <param name="Conversation">Where they land; null for nowhere in particular.</param>
/// <param name="MemberRole">What they are there.</param>
internal sealed record Admission(ServerRole Role, ConversationId? Conversation, MemberRole MemberRole);

/// <summary>What holds for registrations.</summary>
/// <param name="Settings">The server's settings.</param>
/// <param name="EmailRequired">Whether an account is of no use before it has proved an address.</param>
/// <param name="Mail">What mails say of the server.</param>
internal sealed record RegistrationTerms(ServerSettings Settings, bool EmailRequired, Email.MailTerms Mail);
