using System.Net;

namespace Parlance.Chat.Tests.Accounts.Sessions;

/// <summary>The page's cookies, by the address under which a browser has reached the server. Over HTTPS it is in the tests of the server.</summary>
[Trait("pace", "slow")]
public sealed class CookieTests
{
    private const string Secure = "__Host-parlance_refresh";
    private const string Plain = "parlance_refresh";

    [Theory]
    [InlineData("localhost", true)]
    [InlineData("localhost:5080", true)]
    [InlineData("chat.localhost:5080", true)]
    [InlineData("127.0.0.1:5080", true)]
    [InlineData("127.8.8.8", true)]
    [InlineData("[::1]:5080", true)]
    [InlineData("chat.example.org", false)]
    [InlineData("192.168.1.5:5080", false)]
    [InlineData("localhost.example.org", false)]
    [InlineData("notlocalhost", false)]
    [InlineData("[2001:db8::1]:5080", false)]
    public async Task Over_plain_http_cookies_are_bound_to_their_host_wherever_browsers_take_such_cookies(string host, bool secure)
    {
        await using var app = await ChatApp.StartAsync();
        var (name, device) = secure ? (Secure, "__Host-parlance_device") : (Plain, "parlance_device");

        var registered = await RegisterAsync(app, host);
        AssertCookies(registered, secure, (name, "strict"), (device, "lax"));

        var refreshed = await FromPageAsync(app, "auth/refresh", host, Pair(registered, name));
        refreshed.Ok();
        AssertCookies(refreshed, secure, (name, "strict"));

        var left = await FromPageAsync(app, "auth/logout", host, Pair(refreshed, name));
        left.Done();
        AssertCookies(left, secure, (name, "strict"));
        Assert.StartsWith($"{name}=; expires=Thu, 01 Jan 1970", left.Cookie(name), StringComparison.Ordinal);
        (await FromPageAsync(app, "auth/refresh", host, Pair(refreshed, name))).Refused(HttpStatusCode.Unauthorized, "session_ended");
    }

    [Fact]
    public async Task The_cookie_of_the_one_kind_of_address_is_none_under_the_other()
    {
        await using var app = await ChatApp.StartAsync();
        var value = Pair(await RegisterAsync(app, "chat.example.org"), Plain).Split('=')[1];

        (await FromPageAsync(app, "auth/refresh", "chat.example.org", $"{Secure}={value}")).Refused(HttpStatusCode.Unauthorized, "session_ended");
        // A neighbour on the same machine may set a plain cookie for all ports; it cannot put one in place of the other.
        (await FromPageAsync(app, "auth/refresh", "localhost:5080", $"{Plain}={value}")).Refused(HttpStatusCode.Unauthorized, "session_ended");
        (await FromPageAsync(app, "auth/refresh", "chat.example.org", $"{Plain}={value}")).Ok();
    }

    [Fact]
    public async Task Cookies_alone_open_nothing_but_the_refresh()
    {
        await using var app = await ChatApp.StartAsync();
        var registered = await RegisterAsync(app, "localhost");
        var cookies = $"{Pair(registered, Secure)}; {Pair(registered, "__Host-parlance_device")}";

        foreach (var path in (string[])["me", "me/sessions", "me/export", "admin/users"])
        {
            (await app.Anyone().SendAsync(HttpMethod.Get, path, body: null, ("Host", "localhost"), ("Cookie", cookies), ("X-Parlance-Csrf", "1")))
                .Refused(HttpStatusCode.Unauthorized, "unauthenticated");
        }
    }

    [Fact]
    public async Task Signing_in_anew_ends_the_session_that_the_browser_had()
    {
        await using var app = await ChatApp.StartAsync();
        await app.SomebodyAsync("ben");
        var former = await RegisterAsync(app, "localhost");

        var signedIn = await app.Anyone().SendAsync(
            HttpMethod.Post, "auth/login", new { login = "ben", password = AccountApi.Password }, ("Host", "localhost"), ("Cookie", Pair(former, Secure)));

        var ann = app.Anyone();
        ann.Token = former.Ok(HttpStatusCode.Created).GetProperty("accessToken").GetString();
        (await ann.GetAsync("me")).Refused(HttpStatusCode.Unauthorized, "session_ended");
        (await FromPageAsync(app, "auth/refresh", "localhost", Pair(former, Secure))).Refused(HttpStatusCode.Unauthorized, "session_ended");
        (await FromPageAsync(app, "auth/refresh", "localhost", Pair(signedIn, Secure))).Ok();
    }

    private static async Task<ApiAnswer> RegisterAsync(ChatApp app, string host)
    {
        var answer = await app.Anyone().SendAsync(HttpMethod.Post, "auth/register", new { username = "ann", password = AccountApi.Password }, ("Host", host));
        Assert.False(answer.Ok(HttpStatusCode.Created).TryGetProperty("refreshToken", out _));
        return answer;
    }

    private static Task<ApiAnswer> FromPageAsync(ChatApp app, string path, string host, string cookie) =>
        app.Anyone().SendAsync(HttpMethod.Post, path, body: null, ("Host", host), ("Cookie", cookie), ("X-Parlance-Csrf", "1"));

    private static string Pair(ApiAnswer answer, string name) => answer.Cookie(name).Split(';')[0];

    private static void AssertCookies(ApiAnswer answer, bool secure, params (string Name, string SameSite)[] expected)
    {
        Assert.Equal(expected.Length, answer.Headers["Set-Cookie"].Length);
        foreach (var (name, sameSite) in expected)
        {
            var attributes = answer.Cookie(name).Split(';')[1..].Select(part => part.Trim()).ToArray();
            Assert.Contains("httponly", attributes, StringComparer.OrdinalIgnoreCase);
            Assert.Contains($"samesite={sameSite}", attributes, StringComparer.OrdinalIgnoreCase);
            Assert.Contains("path=/", attributes, StringComparer.OrdinalIgnoreCase);
            Assert.Equal(secure, attributes.Contains("secure", StringComparer.OrdinalIgnoreCase));
            Assert.DoesNotContain(attributes, part => part.StartsWith("domain", StringComparison.OrdinalIgnoreCase));
        }
    }
}
