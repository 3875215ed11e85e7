using Microsoft.Extensions.Logging;
using Parlance.Chat.Accounts.Invitations;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;
using Parlance.Chat.Mail;
using Parlance.Chat.Mail.Templates;

namespace Parlance.Chat.Accounts.Providers;

/// <summary>Lets somebody who is signed in do so through a provider from now on.</summary>
internal sealed partial class LinkProvider(
    ChatDatabase database,
    RegistrationGate gate,
    MailOutbox outbox,
    AccountMails mails,
    TimeProvider clock,
    ILogger<LinkProvider> logger)
{
    public async Task HandleAsync(ProviderTrip trip, IIdentityProvider provider, ExternalIdentity identity, CancellationToken cancel)
    {
        var terms = await gate.ReadTermsAsync(cancel);
        try
        {
            await database.WriteAsync(db => LinkAsync(db, trip, provider, identity, terms), cancel);
        }
        catch (Exception exception) when (database.IsUniqueViolation(exception))
        {
            throw ChatError.AlreadyLinked();
        }

        LogLinked(trip.User!.Value, provider.Name);
    }

    private async Task LinkAsync(DbSession db, ProviderTrip trip, IIdentityProvider provider, ExternalIdentity identity, RegistrationTerms terms)
    {
        var user = await TripSession.RequireAsync(db, trip, clock);
        var now = clock.GetUtcNow();
        if (await ExternalLoginStore.FindAsync(db, provider.Issuer, identity.Subject) is { } login)
        {
            if (login.UserId != user.Id)
            {
                throw ChatError.AlreadyLinked();
            }

            return;
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
        await TellAsync(db, user, provider, terms);
    }

    // The owner hears of a new door to their account, in case it was not them (ASVS 6.3.7).
    private async Task TellAsync(DbSession db, User user, IIdentityProvider provider, RegistrationTerms terms)
    {
        if (user is { EmailVerified: true, Email: { } email })
        {
            var reader = new MailReader(EmailAddress.Parse(email), user.Locale, terms.Mail.ServerName);
            await outbox.AddAsync(db, mails.SignInMethodAdded(reader, SignInMethodKind.Provider, provider.Label, terms.Mail.Page("settings/security")));
        }
    }

    [LoggerMessage(10_255, LogLevel.Information, "User {User} linked identity provider {Provider}")]
    private partial void LogLinked(UserId user, string provider);
}
