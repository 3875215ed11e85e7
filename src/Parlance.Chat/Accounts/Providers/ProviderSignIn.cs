using Microsoft.AspNetCore.Http;
using Parlance.Chat.Accounts.Invitations;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Accounts.Sessions;
using Parlance.Chat.Accounts.SignIn;
using Parlance.Chat.Data;

namespace Parlance.Chat.Accounts.Providers;

/// <summary>Signs in, or shows once more, whom a provider vouches for.</summary>
internal sealed class ProviderSignIn(
    ChatDatabase database,
    RegistrationGate gate,
    RegisterFromProvider register,
    CompleteSignIn completion,
    SignedAnswers answers,
    RateLimiter limiter,
    TimeProvider clock)
{
    private const int AttemptsMax = 3;

    /// <summary>Signs in: to the account that is linked, or to a new one.</summary>
    /// <returns>The page to go to.</returns>
    public async Task<string> HandleAsync(HttpContext context, ProviderTrip trip, IIdentityProvider provider, ExternalIdentity identity, CancellationToken cancel)
    {
        var client = ClientInfo.Of(context);
        if (await database.ReadAsync(db => ExternalLoginStore.FindAsync(db, provider.Issuer, identity.Subject), cancel) is null)
        {
            limiter.Take(RateLimit.RegisterPerAddress, client.Address);
        }

        var terms = await gate.ReadTermsAsync(cancel);
        var outcome = await CompleteAsync(db => EnterAsync(db, trip, provider, identity, terms, client), cancel);
        if (outcome.SecondFactor is { } wanted)
        {
            return ResultPages.SecondFactor(wanted, trip.ReturnTo);
        }

        await answers.GrantAsync(context, outcome.User, outcome.Session!, client: null, cancel);
        return ResultPages.Done(trip.ReturnTo);
    }

    /// <summary>Notes that the owner of a session has just proved who they are, by the provider that the account is linked to.</summary>
    public Task ReauthenticateAsync(ProviderTrip trip, IIdentityProvider provider, ExternalIdentity identity, CancellationToken cancel) => database.WriteAsync(
        async db =>
        {
            var user = await TripSession.RequireAsync(db, trip, clock);
            if (user.TwoStepAt is not null)
            {
                // It takes as much as signing in does, and that takes more than another server's word.
                throw ChatError.Forbidden("This account signs in with two steps. Use your authenticator app or passkey.");
            }

            var login = await ExternalLoginStore.FindAsync(db, provider.Issuer, identity.Subject);
            if (login is null || login.UserId != trip.User)
            {
                throw ChatError.InvalidCredentials();
            }

            await NoteUseAsync(db, login, provider, identity);
            await SessionStore.NoteSignInAsync(db, trip.Session!.Value, clock.GetUtcNow());
        },
        cancel);

    private async Task<SignInOutcome> EnterAsync(
        DbSession db, ProviderTrip trip, IIdentityProvider provider, ExternalIdentity identity, RegistrationTerms terms, ClientInfo client)
    {
        var login = await ExternalLoginStore.FindAsync(db, provider.Issuer, identity.Subject);
        if (login is not null)
        {
            await NoteUseAsync(db, login, provider, identity);
        }

        var user = login?.UserId ?? await register.InsertAsync(db, provider, identity, terms, trip.Invitation);
        return await completion.CompleteAsync(db, user, SignInProof.FirstFactor, client);
    }

    // Two browsers of one new person, or two people with one name: who was second finds the first one's rows on the next attempt.
    private async Task<SignInOutcome> CompleteAsync(Func<DbSession, Task<SignInOutcome>> work, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await database.WriteAsync(work, cancel);
            }
            catch (Exception exception) when (attempt < AttemptsMax && IsOvertaken(exception))
            {
                // Once more.
            }
        }
    }

    // PostgreSQL lets the second wait in NewUser until the first has committed; then the name that was free a moment ago is taken.
    private bool IsOvertaken(Exception exception) => database.IsUniqueViolation(exception) || exception is ChatError { Code: "username_taken" };

    private Task<int> NoteUseAsync(DbSession db, ExternalLogin login, IIdentityProvider provider, ExternalIdentity identity) =>
        ExternalLoginStore.NoteUseAsync(db, login with { Provider = provider.Name, Email = identity.Email, LastUsedAt = clock.GetUtcNow() });
}
