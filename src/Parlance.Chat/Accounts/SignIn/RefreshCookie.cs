using System.Net;
using Microsoft.AspNetCore.Http;

namespace Parlance.Chat.Accounts.SignIn;

/// <summary>
/// The web page's refresh token, in a cookie that scripts cannot read and other sites cannot make a browser send. Secure, and bound to this host
/// by its name, wherever a browser takes such cookies: over HTTPS and from the machine itself.
/// </summary>
internal static class RefreshCookie
{
    public const string SecureName = "__Host-parlance_refresh";
    public const string PlainName = "parlance_refresh";
    private const string CsrfHeader = "X-Parlance-Csrf";

    public static string? Read(HttpContext context) => context.Request.Cookies[Name(context)];

    public static void Write(HttpContext context, string token, DateTimeOffset expires) =>
        context.Response.Cookies.Append(Name(context), token, Options(context, expires));

    public static void Remove(HttpContext context) => context.Response.Cookies.Append(Name(context), "", Options(context, DateTimeOffset.UnixEpoch));

    /// <summary>
    /// Refuses a request that lives on the cookie and could come from another site: a form cannot set the header, a script of another origin is not
    /// allowed to, and browsers say where a request comes from.
    /// </summary>
    public static void RequireOwnPage(HttpContext context, Uri publicUrl)
    {
        var headers = context.Request.Headers;
        var origin = headers.Origin.ToString();
        var own = $"{context.Request.Scheme}://{context.Request.Host}";
        var sameOrigin = origin.Length is 0
            || string.Equals(origin, own, StringComparison.OrdinalIgnoreCase)
            || string.Equals(origin, publicUrl.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase);
        var site = headers["Sec-Fetch-Site"].ToString();
        if (!headers.ContainsKey(CsrfHeader) || !sameOrigin || site is not ("" or "same-origin"))
        {
            throw ChatError.Csrf();
        }
    }

    /// <summary>Whether a browser takes Secure cookies here.</summary>
    public static bool TakesSecureCookies(HttpContext context) => context.Request.IsHttps || IsLocal(context.Request.Host.Host);

    private static bool IsLocal(string host) => string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static string Name(HttpContext context) => TakesSecureCookies(context) ? SecureName : PlainName;

    private static CookieOptions Options(HttpContext context, DateTimeOffset expires) => new()
    {
        HttpOnly = true,
        Secure = TakesSecureCookies(context),
        SameSite = SameSiteMode.Strict,
        Path = "/",
        Expires = expires,
        IsEssential = true,
    };
}
