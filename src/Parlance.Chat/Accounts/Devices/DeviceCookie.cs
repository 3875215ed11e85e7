using Microsoft.AspNetCore.Http;
using Parlance.Chat.Accounts.SignIn;

namespace Parlance.Chat.Accounts.Devices;

/// <summary>
/// Tells a browser again that has signed in before. It opens nothing: whoever has it has their own count of wrong passwords. Lax, since a sign-in
/// through a provider ends with another site's navigation.
/// </summary>
internal static class DeviceCookie
{
    public const string SecureName = "__Host-parlance_device";
    public const string PlainName = "parlance_device";

    /// <summary>Longer than any secret of ours.</summary>
    private const int CharsMax = 64;

    public static string? Read(HttpContext context) => context.Request.Cookies[Name(context)] is { Length: > 0 and <= CharsMax } secret ? secret : null;

    public static void Write(HttpContext context, string secret) => context.Response.Cookies.Append(Name(context), secret, new()
    {
        HttpOnly = true,
        Secure = RefreshCookie.TakesSecureCookies(context),
        SameSite = SameSiteMode.Lax,
        Path = "/",
        MaxAge = KnownDevices.Lifetime,
        IsEssential = true,
    });

    private static string Name(HttpContext context) => RefreshCookie.TakesSecureCookies(context) ? SecureName : PlainName;
}
