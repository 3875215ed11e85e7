using System.Net;

namespace Parlance.Chat.Tests.Accounts;

public sealed class LoginTests
{
    [Fact]
    public async Task Unknown_names_and_wrong_passwords_get_the_same_answer()
    {
        await using var app = await ChatApp.StartAsync();
        await app.SomebodyAsync("ann");

        var wrong = await app.Anyone().TryLoginAsync("ann", "not the password");
        var unknown = await app.Anyone().TryLoginAsync("nobody", "not the password");

        wrong.Refused(HttpStatusCode.Unauthorized, "invalid_credentials");
        unknown.Refused(HttpStatusCode.Unauthorized, "invalid_credentials");
        Assert.Equal(wrong.Json.GetProperty("title").GetString(), unknown.Json.GetProperty("title").GetString());
        Assert.Equal(wrong.Headers.Keys.Order(StringComparer.Ordinal), unknown.Headers.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("ann")]
    [InlineData("nobody")]
    public async Task Guessing_is_slowed_for_each_account_known_or_not(string name)
    {
        await using var app = await ChatApp.StartAsync();
        await app.SomebodyAsync("ann");
        for (var attempt = 0; attempt < 10; attempt++)
        {
            (await app.Anyone().TryLoginAsync(name, "wrong password")).Refused(HttpStatusCode.Unauthorized, "invalid_credentials");
        }

        var limited = await app.Anyone().TryLoginAsync(name.ToUpperInvariant());

        var problem = limited.Refused(HttpStatusCode.TooManyRequests, "rate_limited");
        Assert.Equal(60, problem.GetProperty("retryAfter").GetInt32());
        Assert.Equal("60", limited.Header("Retry-After"));
    }

    [Fact]
    public async Task Guesses_at_the_same_time_do_not_slip_through()
    {
        await using var app = await ChatApp.StartAsync();
        await app.SomebodyAsync("ann");

        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => app.Anyone().TryLoginAsync("ann", "wrong password")));

        Assert.Equal(10, answers.Count(answer => answer.Status is HttpStatusCode.Unauthorized));
        Assert.Equal(20, answers.Count(answer => answer.Status is HttpStatusCode.TooManyRequests));
    }

    [Fact]
    public async Task After_a_while_the_owner_may_try_again_and_right_passwords_cost_nothing()
    {
        await using var app = await ChatApp.StartAsync();
        await app.SomebodyAsync("ann");
        for (var attempt = 0; attempt < 10; attempt++)
        {
            await app.Anyone().TryLoginAsync("ann", "wrong password");
        }

        app.Clock.Advance(TimeSpan.FromMinutes(1));
        for (var attempt = 0; attempt < 20; attempt++)
        {
            (await app.Anyone().TryLoginAsync("ann")).Ok();
        }
    }

    [Fact]
    public async Task A_body_that_cannot_be_read_is_refused_clearly_and_tells_nothing_of_the_server()
    {
        await using var app = await ChatApp.StartAsync();

        var number = await app.Anyone().PostAsync("auth/login", new { login = 1 });
        var none = await app.Anyone().SendAsync(HttpMethod.Post, "auth/login");

        Assert.Equal(["login"], number.RefusedFields());
        Assert.True(none.Status is HttpStatusCode.BadRequest or HttpStatusCode.UnsupportedMediaType, none.Text);
        Assert.DoesNotContain("Parlance.", number.Text + none.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", number.Text + none.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_in_anew_is_a_session_of_its_own()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        var elsewhere = await app.Anyone().LoginAsync("Ann");

        (await elsewhere.PostAsync("auth/logout", new { refreshToken = elsewhere.RefreshToken })).Done();

        (await ann.GetAsync("me")).Ok();
    }
}
