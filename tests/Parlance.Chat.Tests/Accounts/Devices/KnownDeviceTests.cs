using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Accounts.Devices;
using Parlance.Chat.Data;

namespace Parlance.Chat.Tests.Accounts.Devices;

/// <summary>Strangers who guess use up an account's attempts, and its owner gets in all the same where they have signed in before.</summary>
[Trait("pace", "slow")]
public sealed class KnownDeviceTests
{
    private const string NewPassword = "another horse and battery";
    private const string Email = "ann@example.org";

    public static TheoryData<string> Endings => ["password changed", "password reset", "others ended", "ended from elsewhere", "ended by an administrator"];

    [Fact]
    public async Task The_owner_gets_in_where_they_have_signed_in_before_while_strangers_guess()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        var laptop = await Device.SignInAsync(app, "ann");
        await GuessAsync(app, "ann");

        (await app.Anyone().TryLoginAsync("ann")).Refused(HttpStatusCode.TooManyRequests, "rate_limited");

        (await laptop.TryLoginAsync("ann")).Ok();
        // Signing out is no reason to forget a device.
        (await laptop.LogoutAsync()).Done();
        (await laptop.TryLoginAsync("ANN")).Ok();
        Assert.Equal("ann", ann.Me.GetProperty("username").GetString());
    }

    [Fact]
    public async Task A_known_device_is_held_up_by_its_own_guesses_and_holds_up_nobody_else()
    {
        await using var app = await ChatApp.StartAsync();
        await app.SomebodyAsync("ann");
        var laptop = await Device.SignInAsync(app, "ann");
        var phone = await Device.SignInAsync(app, "ann");
        for (var attempt = 0; attempt < 10; attempt++)
        {
            (await laptop.TryLoginAsync("ann", "wrong password")).Refused(HttpStatusCode.Unauthorized, "invalid_credentials");
        }

        (await laptop.TryLoginAsync("ann")).Refused(HttpStatusCode.TooManyRequests, "rate_limited");

        (await phone.TryLoginAsync("ann")).Ok();
        (await app.Anyone().TryLoginAsync("ann")).Ok();
    }

    [Fact]
    public async Task A_device_is_known_to_those_who_have_signed_in_there_and_to_nobody_else()
    {
        await using var app = await ChatApp.StartAsync();
        await app.SomebodyAsync("ann");
        await app.SomebodyAsync("eve");
        var device = await Device.SignInAsync(app, "eve");
        await GuessAsync(app, "ann");
        await GuessAsync(app, "eve");

        (await device.TryLoginAsync("ann")).Refused(HttpStatusCode.TooManyRequests, "rate_limited");
        (await device.TryLoginAsync("eve")).Ok();

        app.Clock.Advance(TimeSpan.FromMinutes(1));
        (await device.TryLoginAsync("ann")).Ok();
        await GuessAsync(app, "ann");
        await GuessAsync(app, "eve");
        (await device.TryLoginAsync("ann")).Ok();
        (await device.TryLoginAsync("eve")).Ok();
    }

    [Theory]
    [InlineData("ann")]
    [InlineData("nobody")]
    public async Task Whoever_brings_a_device_learns_no_more_of_who_has_an_account(string name)
    {
        await using var app = await ChatApp.StartAsync();
        await app.SomebodyAsync("ann");
        await app.SomebodyAsync("eve");
        var device = await Device.SignInAsync(app, "eve");
        for (var attempt = 0; attempt < 10; attempt++)
        {
            (await device.TryLoginAsync(name, "wrong password")).Refused(HttpStatusCode.Unauthorized, "invalid_credentials");
        }

        (await device.TryLoginAsync(name, "wrong password")).Refused(HttpStatusCode.TooManyRequests, "rate_limited");
    }

    [Theory]
    [MemberData(nameof(Endings))]
    public async Task A_device_is_forgotten_when_it_is_signed_out_from_elsewhere(string ending)
    {
        await using var app = await ChatApp.StartAsync();
        var admin = await app.SomebodyAsync("admin");
        var ann = await app.SomebodyAsync("ann", Email);
        await app.VerifyAsync(ann, Email);
        var laptop = await Device.SignInAsync(app, "ann");
        if (ending is not "ended from elsewhere")
        {
            // What has signed out by itself is forgotten with the rest.
            (await laptop.LogoutAsync()).Done();
        }

        var password = await EndAsync(app, ending, ann, admin);
        await GuessAsync(app, "ann");

        (await laptop.TryLoginAsync("ann", password)).Refused(HttpStatusCode.TooManyRequests, "rate_limited");
    }

    [Fact]
    public async Task The_device_that_ends_all_others_stays_known()
    {
        await using var app = await ChatApp.StartAsync();
        await app.SomebodyAsync("ann");
        var laptop = await Device.SignInAsync(app, "ann");

        (await laptop.Account.DeleteAsync("me/sessions")).Ok();
        await GuessAsync(app, "ann");

        (await laptop.TryLoginAsync("ann")).Ok();
    }

    [Fact]
    public async Task An_account_knows_so_many_devices_and_forgets_the_oldest()
    {
        await using var app = await ChatApp.StartAsync();
        await app.SomebodyAsync("ann");
        var oldest = await Device.SignInAsync(app, "ann");
        for (var n = 1; n < KnownDevices.PerUserMax; n++)
        {
            await Device.SignInAsync(app, "ann");
        }

        await GuessAsync(app, "ann");
        // Again on the oldest: it is one of them still, and no device was added.
        (await oldest.TryLoginAsync("ann")).Ok();
        Assert.Equal(KnownDevices.PerUserMax, await app.CountAsync("sessions", "device_mac IS NOT NULL"));
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await Device.SignInAsync(app, "ann");
        Assert.Equal(KnownDevices.PerUserMax, await app.CountAsync("sessions", "device_mac IS NOT NULL"));
    }

    [Fact]
    public async Task A_device_that_was_not_here_for_long_is_known_no_more()
    {
        await using var app = await ChatApp.StartAsync();
        await app.SomebodyAsync("ann");
        var laptop = await Device.SignInAsync(app, "ann");
        var longAgo = app.Clock.GetUtcNow() - KnownDevices.Lifetime;
        await app.Services.GetRequiredService<ChatDatabase>().WriteAsync(
            db => db.ExecuteAsync("UPDATE sessions SET created_at = @longAgo", new { longAgo }),
            TestContext.Current.CancellationToken);
        await GuessAsync(app, "ann");

        (await laptop.TryLoginAsync("ann")).Refused(HttpStatusCode.TooManyRequests, "rate_limited");
    }

    [Fact]
    public async Task The_cookie_is_out_of_reach_of_scripts_and_the_database_cannot_make_it()
    {
        await using var app = await ChatApp.StartAsync();
        await app.SomebodyAsync("ann");
        var laptop = await Device.SignInAsync(app, "ann");

        foreach (var attribute in (string[])["httponly", "secure", "samesite=lax", "path=/", "max-age=15552000"])
        {
            Assert.Contains(attribute, laptop.SetCookie, StringComparison.OrdinalIgnoreCase);
        }

        Assert.StartsWith("__Host-parlance_device=", laptop.SetCookie, StringComparison.Ordinal);
        Assert.DoesNotContain("domain", laptop.SetCookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(1, await app.CountAsync("sessions", "device_mac IS NOT NULL"));
        var kept = await app.Services.GetRequiredService<ChatDatabase>().ReadAsync(
            db => db.ScalarAsync<byte[]>("SELECT device_mac FROM sessions WHERE device_mac IS NOT NULL"),
            TestContext.Current.CancellationToken);
        Assert.NotEqual(laptop.Secret, System.Buffers.Text.Base64Url.EncodeToString(kept));
    }

    private static async Task GuessAsync(ChatApp app, string name)
    {
        while ((await app.Anyone().TryLoginAsync(name, "wrong password")).Status is not HttpStatusCode.TooManyRequests)
        {
            // The limit ends it, after ten at most.
        }
    }

    /// <returns>The password afterwards.</returns>
    private static async Task<string> EndAsync(ChatApp app, string ending, AccountApi ann, AccountApi admin)
    {
        switch (ending)
        {
            case "password changed":
                (await ann.PostAsync("me/password", new { password = NewPassword, currentPassword = AccountApi.Password })).Done();
                return NewPassword;
            case "password reset":
                (await app.Anyone().PostAsync("auth/password/forgot", new { email = Email })).Done(HttpStatusCode.Accepted);
                (await app.Anyone().PostAsync("auth/password/reset", new { email = Email, code = Mailbox.CodeOf(await app.Mail.NextAsync(Email)), password = NewPassword })).Done();
                return NewPassword;
            case "others ended":
                (await ann.DeleteAsync("me/sessions")).Ok();
                return AccountApi.Password;
            case "ended from elsewhere":
                var sessions = (await ann.GetAsync("me/sessions")).Ok().GetProperty("items").EnumerateArray();
                (await ann.DeleteAsync($"me/sessions/{sessions.First(session => !session.GetProperty("current").GetBoolean()).GetProperty("id").GetString()}")).Done();
                return AccountApi.Password;
            default:
                (await admin.DeleteAsync($"admin/users/{ann.UserId}/sessions")).Done();
                return AccountApi.Password;
        }
    }
}
