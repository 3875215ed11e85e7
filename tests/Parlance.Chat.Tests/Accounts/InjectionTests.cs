using System.Net;
using Parlance.Chat.Tests.Accounts.Tokens;

namespace Parlance.Chat.Tests.Accounts;

/// <summary>What means something to a database, in every field that a stranger may fill in (CVE-2021-22911 and its like).</summary>
[Trait("pace", "thorough")]
public sealed class InjectionTests
{
    private const string Address = "o'brien@example.org";

    public static TheoryData<string> Texts =>
    [
        "' OR '1'='1",
        "ann'--",
        "ann\" OR \"\"=\"",
        "'; DROP TABLE users; --",
        "ann' UNION SELECT * FROM users --",
        "\\' OR 1=1 --",
        "%",
        "a_n%",
        "@username",
        "$1",
        "ann\0",
        "ann' || pg_sleep(10) || '",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Strangers_text_finds_nobody_and_changes_nothing(string text)
    {
        await using var app = await ChatApp.StartAsync();
        await app.SomebodyAsync("ann", Address);
        var stranger = app.Anyone();

        (await stranger.TryLoginAsync(text)).Refused(HttpStatusCode.Unauthorized, "invalid_credentials");
        (await stranger.TryLoginAsync("ann", text)).Refused(HttpStatusCode.Unauthorized, "invalid_credentials");
        (await stranger.TryLoginAsync($"{text}@example.org")).Refused(HttpStatusCode.Unauthorized, "invalid_credentials");
        Assert.Equal(["username"], (await stranger.PostAsync("auth/register", new { username = text, password = AccountApi.Password })).RefusedFields());
        Assert.Equal(["email"], (await stranger.PostAsync("auth/password/forgot", new { email = text })).RefusedFields());
        (await stranger.PostAsync("auth/password/reset", new { token = text, password = "a new long password" })).Refused(HttpStatusCode.BadRequest, "code_invalid");
        (await stranger.PostAsync("auth/refresh", new { refreshToken = text })).Refused(HttpStatusCode.Unauthorized, "session_ended");
        (await stranger.PostAsync("auth/login/second-factor", new { challenge = text, method = "totp", code = text })).Refused(HttpStatusCode.NotFound, "not_found");
        (await stranger.PostAsync("invitations/preview", new { token = text })).Refused(HttpStatusCode.Forbidden, "invitation_invalid");
        stranger.Token = "pat_" + text.Replace("\0", "", StringComparison.Ordinal);
        (await stranger.GetAsync("me")).Refused(HttpStatusCode.Unauthorized, "unauthenticated");

        Assert.Equal(1, await app.CountAsync("users"));
        Assert.Equal(0, await app.CountAsync("one_time_codes", "purpose = 'reset-password'"));
        (await app.Anyone().TryLoginAsync("ann")).Ok();
    }

    [Fact]
    public async Task A_quote_that_belongs_to_an_address_or_a_name_is_taken_as_it_is()
    {
        const string Name = "Robert'); DROP TABLE users;--";
        await using var app = await ChatApp.StartAsync(mailIsReal: true);
        var answer = await app.Anyone().PostAsync("auth/register", new { username = "bobby", displayName = Name, email = Address, password = AccountApi.Password, client = "body" });
        var bobby = app.Anyone();
        bobby.Signed(answer.Ok(HttpStatusCode.Created));
        await app.VerifyAsync(bobby, Address);

        Assert.Equal(Name, (await bobby.GetAsync("me")).Ok().GetProperty("displayName").GetString());
        (await app.Anyone().TryLoginAsync(Address)).Ok();
        (await app.Anyone().TryLoginAsync("o''brien@example.org")).Refused(HttpStatusCode.Unauthorized, "invalid_credentials");
        (await app.Anyone().PostAsync("auth/password/forgot", new { email = Address })).Done(HttpStatusCode.Accepted);
        Assert.NotEmpty(Mailbox.TokenOf(await app.Mail.NextAsync(Address)));
    }

    [Theory]
    [InlineData("\0")]
    [InlineData("\u0007")]
    [InlineData("\u001b[2J")]
    [InlineData("a\0b")]
    public async Task Control_characters_are_refused_in_every_field_of_a_profile(string text)
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");

        // PostgreSQL cannot keep the first of them, and a terminal obeys the third.
        var answer = await ann.PatchAsync("me", new { username = text, displayName = text, color = text, bio = text + "x", statusText = text, statusEmoji = text, locale = text, timeZone = text });

        Assert.Equal(["bio", "color", "displayName", "locale", "statusEmoji", "statusText", "timeZone", "username"], answer.RefusedFields());
        Assert.Equal(["email"], (await ann.PostAsync("me/email", new { email = $"ann@{text}example.org" })).RefusedFields());
        Assert.Equal(["name"], (await ann.PostAsync("me/tokens", new { name = $"x{text}x", scopes = Scopes.Read })).RefusedFields());
        Assert.Equal(["note"], (await ann.PostAsync("invitations", new { role = "guest", note = $"x{text}x" })).RefusedFields());
        Assert.Equal(["q"], (await ann.GetAsync($"admin/users?q=x{Uri.EscapeDataString(text)}x")).RefusedFields());
    }
}
