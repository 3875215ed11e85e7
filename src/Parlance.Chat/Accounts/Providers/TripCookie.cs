using Microsoft.AspNetCore.Http;
using Parlance.Chat.Accounts.SignIn;

namespace Parlance.Chat.Accounts.Providers;

/// <summary>
/// Ties a round trip to the browser in which it began. Lax, since the provider's redirect is another site's navigation; it opens nothing by itself.
/// One trip at a time: the last one that began counts.
/// </summary>
internal static class TripCookie
{
    private const string SecureName = "__Host-parlance_trip";
    private const string PlainName = "parlance_trip";

    public static void Write(HttpContext context, string secret) => context.Response.Cookies.Append(Name(context), secret, Options(context, ProviderTrips.Lifetime));

    /// <summary>Reads the cookie and has the browser forget it.</summary>
    public static string? Take(HttpContext context)
    {
        var secret = context.Request.Cookies[Name(context)];
        context.Response.Cookies.Append(Name(context), "", Options(context, TimeSpan.Zero));
        return secret;
    }

    private static string Name(HttpContext context) => RefreshCookie.TakesSecureCookies(context) ? SecureName : PlainName;

    private static CookieOptions Options(HttpContext context, TimeSpan maxAge) => new()
    {
        HttpOnly = true,
        Secure = RefreshCookie.TakesSecureCookies(context),
        SameSite = SameSiteMode.Lax,
        Path = "/",
        MaxAge = maxAge,
        IsEssential = true,
    };
}
