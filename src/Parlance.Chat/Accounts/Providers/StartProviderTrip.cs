using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Accounts.Sessions;
using Parlance.Chat.Data;
using Parlance.Chat.Http;
using Parlance.Chat.Settings;

namespace Parlance.Chat.Accounts.Providers;

/// <summary>Sends somebody to an identity provider.</summary>
internal sealed partial class StartProviderTrip(
    ChatDatabase database,
    ProviderDirectory providers,
    ProviderTrips trips,
    SettingsStore settings,
    RateLimiter limiter,
    TimeProvider clock,
    ILogger<StartProviderTrip> logger)
{
    private const int InvitationCharsMax = 128;

    /// <param name="Purpose"><c>signin</c> (the default), <c>link</c> or <c>reauthenticate</c>; the latter two need a signed-in session.</param>
    /// <param name="ReturnTo">The path in the page to go to afterwards.</param>
    /// <param name="Invitation">An invitation's token, should an account have to be made on a server that is not open.</param>
    public sealed record Request(ProviderPurpose Purpose, string? ReturnTo, string? Invitation);

    /// <param name="Url">Where the browser has to go.</param>
    public sealed record Answer(Uri Url);

    public async Task<Answer> HandleAsync(HttpContext context, string name, Request request, CancellationToken cancel)
    {
        limiter.Take(RateLimit.SignInPerAddress, ClientInfo.AddressOf(context));
        var provider = providers.Require(name);
        var returnTo = Check(request);
        var actor = request.Purpose is ProviderPurpose.SignIn ? null : await AdmitAsync(context.Actor(), request.Purpose, provider, cancel);

        var browser = ProviderTrips.NewSecret();
        var trip = new ProviderTrip
        {
            Provider = provider.Name,
            Purpose = request.Purpose,
            Nonce = ProviderTrips.NewSecret(),
            CodeVerifier = ProviderTrips.NewSecret(),
            BrowserHash = ProviderTrips.HashOf(browser),
            ReturnTo = returnTo,
            StartedAt = clock.GetUtcNow(),
            User = actor?.User,
            Session = actor?.Session,
            Invitation = request.Invitation,
        };
        var state = await trips.BeginAsync(trip, cancel);
        var callback = CallbackOf(await settings.PublicUrlAsync(cancel), provider);
        var url = await AuthorizeAsync(provider, trip, new(callback, state, trip.Nonce, trip.CodeVerifier, request.Purpose is ProviderPurpose.Reauthenticate), cancel);
        TripCookie.Write(context, browser);
        return new(url);
    }

    /// <summary>Where a provider sends browsers back to: an address of its own for each, so that the answers of two cannot be mixed up.</summary>
    public static Uri CallbackOf(Uri publicUrl, IIdentityProvider provider) => new(publicUrl, $"/api/v1/auth/providers/{provider.Name}/callback");

    private static string Check(Request request)
    {
        var returnTo = request.ReturnTo ?? ReturnPath.Default;
        var validation = new Validation();
        validation.Require(ReturnPath.IsLocal(returnTo), "returnTo", $"a path of this site, at most {ReturnPath.CharsMax} characters");
        validation.Require(request.Invitation is null or { Length: <= InvitationCharsMax }, "invitation", "an invitation's token");
        validation.ThrowIfInvalid();
        return returnTo;
    }

    private async Task<Actor> AdmitAsync(Actor actor, ProviderPurpose purpose, IIdentityProvider provider, CancellationToken cancel)
    {
        if (actor.Session is null)
        {
            throw ChatError.Forbidden("This needs somebody who is signed in, not a token.");
        }

        if (purpose is ProviderPurpose.Link)
        {
            // Whoever has not proved their address gets no second door: the address's owner may yet come and take the account.
            if (!actor.Verified)
            {
                throw ChatError.EmailUnverified();
            }

            if (actor.LacksSecondFactor)
            {
                throw ChatError.SecondFactorRequired();
            }

            return clock.GetUtcNow() - actor.SignedInAt <= SessionLimits.Recent ? actor : throw ChatError.ReauthenticationRequired();
        }

        var linked = await database.ReadAsync(db => ExternalLoginStore.OfAsync(db, actor.User), cancel);
        return linked.Any(login => string.Equals(login.Issuer, provider.Issuer, StringComparison.Ordinal)) ? actor : throw ChatError.NotFound("linked service");
    }

    private async Task<Uri> AuthorizeAsync(IIdentityProvider provider, ProviderTrip trip, AuthorizationRequest request, CancellationToken cancel)
    {
        try
        {
            return await provider.AuthorizeAsync(request, cancel);
        }
        catch (IdentityProviderException exception)
        {
            LogUnavailable(trip.Provider, exception.Message);
            throw ChatError.Unavailable();
        }
    }

    [LoggerMessage(10_250, LogLevel.Warning, "Nobody can be sent to identity provider {Provider}: {Reason}")]
    private partial void LogUnavailable(string provider, string reason);
}
