using Microsoft.Extensions.Logging;
using Parlance.Chat.Accounts.Email;
using Parlance.Chat.Accounts.Invitations;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;
using Parlance.Chat.Http;
using Parlance.Chat.Mail;

namespace Parlance.Chat.Accounts.Providers;

/// <summary>
/// Makes an account for somebody whom a provider vouches for. Nobody is ever linked to an account that exists by an address (CVE-2019-18933):
/// 1. an account has proved the address: its owner may sign in to it and link, and nobody else gets in;
/// 2. accounts claim it without proof: they lose the claim, since the provider has the proof;
/// 3. the provider has no proof: no account, or whoever owns the address would find it taken by a stranger.
/// </summary>
internal sealed partial class RegisterFromProvider(RegistrationGate gate, UseInvitation links, TimeProvider clock, ILogger<RegisterFromProvider> logger)
{
    /// <summary>Inserts the account and its link, in the transaction that signs in.</summary>
    /// <exception cref="ChatError">
    /// <c>email_unverified</c>, <c>email_in_use</c>, or what <see cref="RegistrationGate.AdmitAsync"/> says.
    /// </exception>
    public async Task<UserId> InsertAsync(DbSession db, IIdentityProvider provider, ExternalIdentity identity, RegistrationTerms terms, string? invitation)
    {
        var email = ProvenAddress(identity, terms);
        if (email is not null && await UserStore.FindByVerifiedEmailAsync(db, email.Key) is not null)
        {
            throw ChatError.EmailInUse();
        }

        var now = clock.GetUtcNow();
        var admission = await gate.AdmitAsync(db, terms, email?.Key, invitation);
        var username = await SuggestedUsername.FindFreeAsync(db, identity, email);
        var user = await NewUser.InsertAsync(db, Draft(identity, email, admission.Role, username), clock);
        if (admission.Conversation is { } conversation)
        {
            await links.LandAsync(db, user.Id, conversation, admission.MemberRole);
        }

        if (email is not null)
        {
            await EmailProofs.TakeAddressAsync(db, user.Id, email.Key, now);
        }

        await ExternalLoginStore.AddAsync(db, new ExternalLogin
        {
            Issuer = provider.Issuer,
            Subject = identity.Subject,
            Provider = provider.Name,
            UserId = user.Id,
            Email = identity.Email,
            LinkedAt = now,
            LastUsedAt = now,
        });
        LogRegistered(user.Id, user.Role, provider.Name);
        return user.Id;
    }

    private static EmailAddress? ProvenAddress(ExternalIdentity identity, RegistrationTerms terms)
    {
        var isAddress = MailAddressSyntax.TryParse(identity.Email, out var address);
        if (identity.Email is null ? terms.EmailRequired : !isAddress || !identity.EmailVerified)
        {
            throw ChatError.EmailUnverified();
        }

        return address;
    }

    // What a provider says of a profile is taken as far as our rules go, and never a reason to refuse somebody.
    private static User Draft(ExternalIdentity identity, EmailAddress? email, ServerRole role, string username)
    {
        var validation = new Validation();
        var displayName = ProfileRules.DisplayName(validation, identity.DisplayName);
        var hasName = validation.Ok;
        var locale = ProfileRules.Locale(validation = new Validation(), identity.Locale?.Replace('_', '-'));
        return new User
        {
            Kind = AccountKind.Person,
            Role = role,
            Username = username,
            DisplayName = hasName ? displayName : username,
            Email = email?.ToString(),
            EmailKey = email?.Key,
            VerifiedEmailKey = email?.Key,
            Locale = validation.Ok ? locale : ProfileRules.LocaleDefault,
            TimeZone = ProfileRules.TimeZoneDefault,
        };
    }

    [LoggerMessage(10_254, LogLevel.Information, "User {User} registered as {Role} through identity provider {Provider}")]
    private partial void LogRegistered(UserId user, ServerRole role, string provider);
}
