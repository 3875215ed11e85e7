using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Data;

namespace Parlance.Chat.Tests.Accounts;

public sealed class SessionTests
{
    [Fact]
    public async Task A_refresh_token_is_changed_for_its_successor()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        var (access, refresh) = (ann.Token, ann.RefreshToken);

        await ann.RefreshAsync();

        Assert.NotEqual(access, ann.Token);
        Assert.NotEqual(refresh, ann.RefreshToken);
        (await ann.GetAsync("me")).Ok();
        await ann.RefreshAsync();
    }

    [Fact]
    public async Task A_lost_answer_may_be_asked_for_again_within_thirty_seconds()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        var first = ann.RefreshToken;
        await ann.RefreshAsync();
        var second = ann.RefreshToken;

        app.Clock.Advance(TimeSpan.FromSeconds(29));
        ann.RefreshToken = first;
        await ann.RefreshAsync();

        Assert.Equal(second, ann.RefreshToken);
    }

    [Theory]
    [InlineData(31, false)]
    [InlineData(1, true)]
    public async Task A_token_that_comes_again_otherwise_ends_the_session(int seconds, bool successorUsed)
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        var first = ann.RefreshToken;
        await ann.RefreshAsync();
        if (successorUsed)
        {
            await ann.RefreshAsync();
        }

        app.Clock.Advance(TimeSpan.FromSeconds(seconds));
        (await app.Anyone().PostAsync("auth/refresh", new { refreshToken = first })).Refused(HttpStatusCode.Unauthorized, "session_ended");

        (await ann.PostAsync("auth/refresh", new { refreshToken = ann.RefreshToken })).Refused(HttpStatusCode.Unauthorized, "session_ended");
        (await ann.GetAsync("me")).Refused(HttpStatusCode.Unauthorized, "session_ended");
    }

    [Fact]
    public async Task Of_many_refreshes_at_once_all_get_the_same_successor()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ann.PostAsync("auth/refresh", new { refreshToken = ann.RefreshToken })));

        Assert.Single(answers.Select(answer => answer.Ok().GetProperty("refreshToken").GetString()).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_token_that_was_never_given_out_ends_nothing()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        var forged = ann.RefreshToken[..^6] + "AAAAAA";

        (await app.Anyone().PostAsync("auth/refresh", new { refreshToken = forged })).Refused(HttpStatusCode.Unauthorized, "session_ended");
        (await app.Anyone().PostAsync("auth/refresh", new { refreshToken = "prt_x" })).Refused(HttpStatusCode.Unauthorized, "session_ended");

        await ann.RefreshAsync();
    }

    [Fact]
    public async Task A_session_ends_after_thirty_idle_days_and_after_180_in_all()
    {
        await using var app = await ChatApp.StartAsync();
        var idle = await app.SomebodyAsync("ann");
        var busy = await app.SomebodyAsync("bob");
        for (var day = 0; day < 175; day += 25)
        {
            await AgeSessionsAsync(app, TimeSpan.FromDays(25));
            await busy.RefreshAsync();
        }

        (await idle.PostAsync("auth/refresh", new { refreshToken = idle.RefreshToken })).Refused(HttpStatusCode.Unauthorized, "session_ended");
        await AgeSessionsAsync(app, TimeSpan.FromDays(5));
        (await busy.PostAsync("auth/refresh", new { refreshToken = busy.RefreshToken })).Refused(HttpStatusCode.Unauthorized, "session_ended");
    }

    // Days by the clock are millions of turns of the server's timers; in the database they are a subtraction.
    private static Task<int> AgeSessionsAsync(ChatApp app, TimeSpan by) => app.Services.GetRequiredService<ChatDatabase>().WriteAsync(
        db => db.ExecuteAsync(
            "UPDATE sessions SET created_at = created_at - @ms, last_seen_at = last_seen_at - @ms, idle_ends_at = idle_ends_at - @ms, ends_at = ends_at - @ms, rotated_at = rotated_at - @ms",
            new { ms = (long)by.TotalMilliseconds }),
        TestContext.Current.CancellationToken);

    [Fact]
    public async Task An_access_token_lives_ten_minutes()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");

        app.Clock.Advance(TimeSpan.FromSeconds(599));
        (await ann.GetAsync("me")).Ok();
        app.Clock.Advance(TimeSpan.FromSeconds(1));

        (await ann.GetAsync("me")).Refused(HttpStatusCode.Unauthorized, "token_expired");
    }

    [Fact]
    public async Task A_token_whose_payload_was_changed_is_refused()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, bob) = (await app.SomebodyAsync("ann"), await app.SomebodyAsync("bob"));
        var (own, other) = (ann.Token!.Split('.'), bob.Token!.Split('.'));

        ann.Token = $"{own[0]}.{other[1]}.{own[2]}";

        (await ann.GetAsync("me")).Refused(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task Signing_out_ends_the_session_for_both_tokens()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");

        (await ann.PostAsync("auth/logout", new { refreshToken = ann.RefreshToken })).Done();

        (await ann.GetAsync("me")).Refused(HttpStatusCode.Unauthorized, "session_ended");
        (await ann.PostAsync("auth/refresh", new { refreshToken = ann.RefreshToken })).Refused(HttpStatusCode.Unauthorized, "session_ended");
    }

    [Fact]
    public async Task The_page_has_its_refresh_token_in_a_cookie_that_no_script_reads_and_no_other_site_sends()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = app.Anyone();
        var registered = await ann.PostAsync("auth/register", new { username = "ann", password = AccountApi.Password });
        var cookie = registered.Cookie("__Host-parlance_refresh");
        var pair = ("Cookie", cookie.Split(';')[0]);

        Assert.False(registered.Json.TryGetProperty("refreshToken", out _));
        Assert.All(["httponly", "secure", "samesite=strict", "path=/"], part => Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("domain", cookie, StringComparison.OrdinalIgnoreCase);
        (await ann.SendAsync(HttpMethod.Post, "auth/refresh", body: null, pair)).Refused(HttpStatusCode.Forbidden, "csrf");
        (await ann.SendAsync(HttpMethod.Post, "auth/refresh", body: null, pair, ("X-Parlance-Csrf", "1"), ("Origin", "https://evil.test"))).Refused(HttpStatusCode.Forbidden, "csrf");
        (await ann.SendAsync(HttpMethod.Post, "auth/refresh", body: null, pair, ("X-Parlance-Csrf", "1"), ("Sec-Fetch-Site", "same-site"))).Refused(HttpStatusCode.Forbidden, "csrf");
        (await ann.SendAsync(HttpMethod.Post, "auth/refresh", body: null, pair, ("X-Parlance-Csrf", "1"))).Ok();
    }
}
