using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Parlance.Chat.Accounts.Email;
using Parlance.Chat.Accounts.Invitations;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Accounts.Passwords;
using Parlance.Chat.Accounts.Sessions;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;
using Parlance.Chat.Http;
using Parlance.Chat.Mail;

namespace Parlance.Chat.Accounts.SignIn;

/// <summary>
/// Makes an account and signs in to it. An address that somebody has proved already is no obstacle, and nobody learns of it here: the new account
/// claims it like any other, cannot ever prove it, and the address gets a mail that says so.
/// </summary>
internal sealed partial class Register(
    ChatDatabase database,
    PasswordHashing passwords,
    RateLimiter limiter,
    RegistrationGate gate,
    UseInvitation links,
    EmailProofs proofs,
    CompleteSignIn completion,
    SignedAnswers answers,
    TimeProvider clock,
    ILogger<Register> logger)
{
    /// <param name="Username">What others mention the person by: 3 to 32 letters, digits, dots, hyphens, underscores.</param>
    /// <param name="DisplayName">What others see; the user name when left out.</param>
    /// <param name="Email">Where mail goes. Needed where the server asks for proof of one.</param>
    /// <param name="Password">8 to 128 characters, any of them, not a common password.</param>
    /// <param name="Invitation">An invitation's token, for servers that are not open.</param>
    /// <param name="Locale">A language tag; <c>en</c> when left out.</param>
    /// <param name="TimeZone">A name of the IANA database; <c>Etc/UTC</c> when left out.</param>
    /// <param name="Client"><c>web</c> (the default) for the refresh token in a cookie, <c>body</c> for it in the answer.</param>
    public sealed record Request(
        string? Username,
        string? DisplayName,
        string? Email,
        string? Password,
        string? Invitation,
        string? Locale,
        string? TimeZone,
        string? Client);

    public async Task<Signed> HandleAsync(HttpContext context, Request request, CancellationToken cancel)
    {
        var client = ClientInfo.Of(context);
        limiter.Take(RateLimit.RegisterPerAddress, client.Address);
        var terms = await gate.ReadTermsAsync(cancel).ConfigureAwait(false);
        var draft = Check(request, terms);
        CountMail(draft);
        var hash = await passwords.HashAsync(request.Password!, cancel).ConfigureAwait(false);

        var outcome = await InsertAsync(draft with { PasswordHash = hash }, terms, request.Invitation, client, cancel).ConfigureAwait(false);
        LogRegistered(outcome.User.Id, outcome.User.Role);
        return await answers.GrantAsync(context, outcome.User, outcome.Session!, request.Client, cancel).ConfigureAwait(false);
    }

    private async Task<SignInOutcome> InsertAsync(User draft, RegistrationTerms terms, string? invitation, ClientInfo client, CancellationToken cancel)
    {
        try
        {
            return await database.WriteAsync(
                async db =>
                {
                    var admission = await gate.AdmitAsync(db, terms, draft.EmailKey, invitation).ConfigureAwait(false);
                    var user = await NewUser.InsertAsync(db, draft with { Role = admission.Role }, clock).ConfigureAwait(false);
                    if (admission.Conversation is { } conversation)
                    {
                        await links.LandAsync(db, user.Id, conversation, admission.MemberRole).ConfigureAwait(false);
                    }

                    if (user.EmailKey is not null)
                    {
                        await proofs.SendAsync(db, user, terms.Mail).ConfigureAwait(false);
                    }

                    return await completion.CompleteAsync(db, user.Id, SignInProof.FirstFactor, client).ConfigureAwait(false);
                },
                cancel).ConfigureAwait(false);
        }
        catch (ChatError)
        {
            GiveMailBack(draft);
            throw;
        }
        catch (Exception error) when (database.IsUniqueViolation(error))
        {
            GiveMailBack(draft);
            throw ChatError.UsernameTaken();
        }
    }

    // The mail goes to an address that a stranger may have typed in: it counts like any other that its owner has not asked for.
    private void CountMail(User draft)
    {
        if (draft.EmailKey is { } recipient)
        {
            limiter.Take(RateLimit.MailPerRecipient, recipient);
        }
    }

    // No account, no mail. Who looks for a user name that is free is not held up by it.
    private void GiveMailBack(User draft)
    {
        if (draft.EmailKey is { } recipient)
        {
            limiter.GiveBack(RateLimit.MailPerRecipient, recipient);
        }
    }

    private static User Check(Request request, RegistrationTerms terms)
    {
        var validation = new Validation();
        var username = ProfileRules.Username(validation, request.Username);
        var email = string.IsNullOrWhiteSpace(request.Email) ? null : request.Email.Trim();
        var emailKey = MailAddressSyntax.TryParse(email, out var address) ? address.Key : null;
        validation.Require(emailKey is not null || (email is null && !terms.EmailRequired), "email", "an e-mail address");
        if (PasswordRules.Fault(request.Password, terms.Mail.ServerName, username, email, request.DisplayName) is { } fault)
        {
            validation.Add("password", fault);
        }

        var user = new User
        {
            Kind = AccountKind.Person,
            Role = ServerRole.Member,
            Username = username,
            DisplayName = string.IsNullOrWhiteSpace(request.DisplayName) ? username : ProfileRules.DisplayName(validation, request.DisplayName),
            Email = email,
            EmailKey = emailKey,
            Locale = ProfileRules.Locale(validation, request.Locale),
            TimeZone = ProfileRules.TimeZone(validation, request.TimeZone),
        };
        validation.ThrowIfInvalid();
        return user;
    }

    [LoggerMessage(10113, LogLevel.Information, "User {User} registered as {Role}")]
    private partial void LogRegistered(UserId user, ServerRole role);
}
