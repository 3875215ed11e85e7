using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Accounts.Sessions;
using Parlance.Chat.Settings;

namespace Parlance.Chat.Accounts.Providers;

/// <summary>
/// Takes somebody back from an identity provider. The request is the provider's redirect, so its answer is a page for a person, whatever happens:
/// <c>/signin/done</c>, <c>/signin/second-factor</c> or <c>/signin/failed?code=…</c>.
/// </summary>
internal sealed partial class FinishProviderTrip(
    ProviderDirectory providers,
    ProviderTrips trips,
    ProviderSignIn signIn,
    LinkProvider link,
    SettingsStore settings,
    RateLimiter limiter,
    ILogger<FinishProviderTrip> logger)
{
    // Google's codes have about 80 characters, Entra's about 1,200.
    private const int ParameterCharsMax = 4096;

    /// <returns>The page to go to.</returns>
    public async Task<string> HandleAsync(HttpContext context, string name, CancellationToken cancel)
    {
        // From here on the name is one of the configuration, and no stranger's text goes into the log.
        var provider = providers.Require(name);
        var browser = TripCookie.Take(context);
        try
        {
            limiter.Take(RateLimit.SignInPerAddress, ClientInfo.AddressOf(context));
            var query = context.Request.Query;
            // The state is used up first: whatever else the answer says, it comes to something once.
            var trip = await trips.TakeAsync(One(query["state"]), browser, name, cancel) ?? throw StateInvalid(name);
            return await FinishAsync(context, trip, provider, await AskAsync(trip, provider, query, cancel), cancel);
        }
        catch (ChatError error)
        {
            LogRefused(name, error.Code);
            return ResultPages.Failed(error.Code);
        }
        catch (IdentityProviderException exception)
        {
            LogDistrusted(name, exception.Message);
            return ResultPages.Failed(ResultPages.CodeOf(exception.Failure));
        }
    }

    private async Task<ExternalIdentity> AskAsync(ProviderTrip trip, IIdentityProvider provider, IQueryCollection query, CancellationToken cancel)
    {
        if (One(query["code"]) is not { } code || query.ContainsKey("error"))
        {
            throw new IdentityProviderException(
                IdentityFailure.Refused,
                query["error"] == "access_denied" ? "the person, or the provider, said no" : "the answer has no code");
        }

        var callback = StartProviderTrip.CallbackOf(await settings.PublicUrlAsync(cancel), provider);
        var issuer = query.ContainsKey("iss") ? One(query["iss"]) ?? "" : null;
        var since = trip.Purpose is ProviderPurpose.Reauthenticate ? trip.StartedAt : (DateTimeOffset?)null;
        return await provider.RedeemAsync(new(code, issuer, callback, trip.Nonce, trip.CodeVerifier, since), cancel);
    }

    private async Task<string> FinishAsync(HttpContext context, ProviderTrip trip, IIdentityProvider provider, ExternalIdentity identity, CancellationToken cancel)
    {
        switch (trip.Purpose)
        {
            case ProviderPurpose.SignIn:
                return await signIn.HandleAsync(context, trip, provider, identity, cancel);
            case ProviderPurpose.Link:
                await link.HandleAsync(trip, provider, identity, cancel);
                return ResultPages.Done(trip.ReturnTo);
            case ProviderPurpose.Reauthenticate:
                await signIn.ReauthenticateAsync(trip, provider, identity, cancel);
                return ResultPages.Done(trip.ReturnTo);
            default:
                throw new InvalidOperationException($"Unknown purpose {trip.Purpose}.");
        }
    }

    // A parameter that comes twice is read differently by different readers.
    private static string? One(StringValues values) => values is [{ Length: > 0 and <= ParameterCharsMax } value] ? value : null;

    private ChatError StateInvalid(string name)
    {
        LogStateInvalid(name);
        return ChatError.CodeInvalid();
    }

    [LoggerMessage(10_251, LogLevel.Warning, "An answer of identity provider {Provider} came without a state that is good in that browser")]
    private partial void LogStateInvalid(string provider);

    [LoggerMessage(10_252, LogLevel.Information, "Nobody was signed in by identity provider {Provider}: {Code}")]
    private partial void LogRefused(string provider, string code);

    [LoggerMessage(10_253, LogLevel.Warning, "Nobody was signed in by identity provider {Provider}: {Reason}")]
    private partial void LogDistrusted(string provider, string reason);
}
