using System.Net;

namespace Parlance.Chat.Tests.Accounts;

[Trait("pace", "thorough")]
public sealed class RegisterTests
{
    [Fact]
    public async Task The_first_account_is_the_administrator_and_the_next_are_members()
    {
        await using var app = await ChatApp.StartAsync();

        var first = await app.SomebodyAsync("ann");
        var second = await app.SomebodyAsync("bob");

        Assert.Equal("administrator", first.Me.GetProperty("role").GetString());
        Assert.Equal("member", second.Me.GetProperty("role").GetString());
    }

    [Fact]
    public async Task Of_many_first_registrations_at_once_one_becomes_the_administrator()
    {
        await using var app = await ChatApp.StartAsync();

        var people = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => app.SomebodyAsync($"person{(char)('a' + n)}x")));

        Assert.Single(people, person => person.Me.GetProperty("role").GetString() is "administrator");
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once_and_nothing_is_made()
    {
        await using var app = await ChatApp.StartAsync();

        var answer = await app.Anyone().PostAsync("auth/register", new { username = "a b", email = "nobody", password = "short", locale = "?", timeZone = "Mars/Olympus" });

        Assert.Equal(["email", "locale", "password", "timeZone", "username"], answer.RefusedFields());
        Assert.Equal("administrator", (await app.SomebodyAsync("ann")).Me.GetProperty("role").GetString());
    }

    [Theory]
    [InlineData("ann", "ANN")]
    [InlineData("ann", "аnn")] // Cyrillic а
    [InlineData("paypal", "paypaI")] // capital i
    [InlineData("ann", "ａｎｎ")] // full width
    [InlineData("modern", "modem")]
    [InlineData("anh", "ꓮnh")] // Lisu A
    public async Task Names_that_look_alike_are_one(string first, string second)
    {
        await using var app = await ChatApp.StartAsync();
        await app.SomebodyAsync(first);

        var answer = await app.Anyone().PostAsync("auth/register", new { username = second, password = AccountApi.Password });

        answer.Refused(HttpStatusCode.Conflict, "username_taken");
    }

    [Theory]
    [InlineData("12345678", false)]
    [InlineData("PASSWORD1", false)]
    [InlineData("abcdefg", false)]
    [InlineData("ann-marie", false)] // the user name itself
    [InlineData("  a b  c ", true)]
    [InlineData("🐎🔋📎🐎🔋📎🐎🔋", true)]
    [InlineData("mật khẩu dài", true)]
    public async Task Passwords_are_of_any_characters_long_enough_and_not_on_every_list(string password, bool accepted)
    {
        await using var app = await ChatApp.StartAsync();

        var answer = await app.Anyone().PostAsync("auth/register", new { username = "ann-marie", password });

        if (accepted)
        {
            answer.Ok(HttpStatusCode.Created);
            Assert.Equal(HttpStatusCode.OK, (await app.Anyone().TryLoginAsync("ann-marie", password)).Status);
        }
        else
        {
            Assert.Equal(["password"], answer.RefusedFields());
        }
    }

    [Fact]
    public async Task A_password_of_128_characters_counts_to_the_last()
    {
        await using var app = await ChatApp.StartAsync();
        var password = new string('x', 127) + "y";
        (await app.Anyone().PostAsync("auth/register", new { username = "ann", password })).Ok(HttpStatusCode.Created);

        (await app.Anyone().TryLoginAsync("ann", new string('x', 127) + "z")).Refused(HttpStatusCode.Unauthorized, "invalid_credentials");
        Assert.Equal(["password"], (await app.Anyone().PostAsync("auth/register", new { username = "bob", password = password + "z" })).RefusedFields());
    }

    [Fact]
    public async Task An_address_that_somebody_has_proved_is_not_betrayed()
    {
        await using var app = await ChatApp.StartAsync(mailIsReal: true);
        var owner = await app.SomebodyAsync("ann", "ann@example.org");
        await app.VerifyAsync(owner, "ann@example.org");

        var other = await app.SomebodyAsync("eve", "ann@example.org");

        Assert.False(other.Me.GetProperty("emailVerified").GetBoolean());
        Assert.Contains("account", (await app.Mail.NextAsync("ann@example.org")).Subject, StringComparison.OrdinalIgnoreCase);
        (await app.Anyone().TryLoginAsync("ann@example.org")).Ok();
    }

    [Fact]
    public async Task An_address_gets_no_more_mail_by_registering_with_it_than_by_other_ways()
    {
        await using var app = await ChatApp.StartAsync();
        for (var n = 0; n < 5; n++)
        {
            await app.SomebodyAsync($"eve-{(char)('a' + n)}", "Ann@Example.org");
        }

        var sixth = await app.Anyone().PostAsync("auth/register", new { username = "eve-f", email = "ann@example.org", password = AccountApi.Password });

        var wait = sixth.Refused(HttpStatusCode.TooManyRequests, "rate_limited").GetProperty("retryAfter").GetInt32();
        Assert.InRange(wait, 1, 300);
        Assert.Equal(5, await app.CountAsync("users"));
        (await app.Anyone().PostAsync("auth/password/forgot", new { email = "ann@example.org" })).Refused(HttpStatusCode.TooManyRequests, "rate_limited");
        // Somebody without an address, or with another one, is not held up.
        await app.SomebodyAsync("bob");
        await app.SomebodyAsync("carol", "carol@example.org");
        app.Clock.Advance(TimeSpan.FromSeconds(wait));
        await app.SomebodyAsync("ann", "ann@example.org");
    }

    [Fact]
    public async Task A_registration_that_comes_to_nothing_counts_as_no_mail()
    {
        await using var app = await ChatApp.StartAsync();
        await app.SomebodyAsync("taken");
        for (var n = 0; n < 8; n++)
        {
            (await app.Anyone().PostAsync("auth/register", new { username = "taken", email = "ann@example.org", password = AccountApi.Password }))
                .Refused(HttpStatusCode.Conflict, "username_taken");
        }

        await app.SomebodyAsync("ann", "ann@example.org");
    }
}
