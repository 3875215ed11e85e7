using System.Net;

namespace Parlance.Chat.Tests.Accounts.Passwords;

public sealed class ChangePasswordTests
{
    private const string Next = "a longer horse battery";

    [Fact]
    public async Task A_new_password_ends_the_other_sessions_and_leaves_this_one()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann", "ann@example.org");
        await app.VerifyAsync(ann, "ann@example.org");
        var phone = await app.Anyone().LoginAsync("ann");

        (await ann.PostAsync("me/password", new { password = Next, currentPassword = AccountApi.Password })).Done();

        (await ann.GetAsync("me")).Ok();
        (await phone.GetAsync("me")).Refused(HttpStatusCode.Unauthorized, "session_ended");
        (await app.Anyone().TryLoginAsync("ann")).Refused(HttpStatusCode.Unauthorized, "invalid_credentials");
        (await app.Anyone().TryLoginAsync("ann", Next)).Ok();
        Assert.Contains("was changed", (await app.Mail.NextAsync("ann@example.org")).Subject, StringComparison.Ordinal);
        Assert.Equal(1, await app.CountAsync("session_endings", "reason = 'password_changed'"));
    }

    [Theory]
    [InlineData("wrong password")]
    [InlineData(null)]
    public async Task The_current_password_has_to_be_right(string? currentPassword)
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");

        (await ann.PostAsync("me/password", new { password = Next, currentPassword })).Refused(HttpStatusCode.Unauthorized, "invalid_credentials");

        (await app.Anyone().TryLoginAsync("ann")).Ok();
    }

    [Fact]
    public async Task Wrong_ones_run_into_the_limit_of_the_account()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        for (var n = 0; n < 10; n++)
        {
            (await ann.PostAsync("me/password", new { password = Next, currentPassword = "wrong" })).Refused(HttpStatusCode.Unauthorized, "invalid_credentials");
        }

        (await ann.PostAsync("me/password", new { password = Next, currentPassword = AccountApi.Password })).Refused((HttpStatusCode)429, "rate_limited");
    }

    [Fact]
    public async Task The_first_password_needs_no_other()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann", "ann@example.org");
        await app.VerifyAsync(ann, "ann@example.org");
        await app.ForgetPasswordAsync("ann");

        (await ann.PostAsync("me/password", new { password = Next })).Done();

        (await app.Anyone().TryLoginAsync("ann", Next)).Ok();
        Assert.Contains("new way to sign in", (await app.Mail.NextAsync("ann@example.org")).Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_that_everybody_knows_is_refused()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann-marie");

        Assert.Equal(["password"], (await ann.PostAsync("me/password", new { password = "password1", currentPassword = AccountApi.Password })).RefusedFields());
        Assert.Equal(["password"], (await ann.PostAsync("me/password", new { password = "Ann-Marie", currentPassword = AccountApi.Password })).RefusedFields());
    }

    [Fact]
    public async Task It_takes_a_fresh_sign_in()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        app.Clock.Advance(TimeSpan.FromMinutes(11));
        await ann.RefreshAsync();

        (await ann.PostAsync("me/password", new { password = Next, currentPassword = AccountApi.Password })).Refused(HttpStatusCode.Forbidden, "reauthentication_required");
    }
}
