using System.Net;

namespace Parlance.Chat.Tests.Accounts;

public sealed class ProfileTests
{
    [Fact]
    public async Task A_profile_is_changed_in_part_and_the_rest_stays()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");

        var changed = (await ann.PatchAsync("me", new { displayName = "Ann Lê Thị", bio = "one\r\ntwo", statusEmoji = "🌧️", timeZone = "Asia/Ho_Chi_Minh", locale = "vi" })).Ok();

        Assert.Equal("Ann Lê Thị", changed.GetProperty("displayName").GetString());
        Assert.Equal("AT", changed.GetProperty("initials").GetString());
        Assert.Equal("one\ntwo", changed.GetProperty("bio").GetString());
        Assert.Equal("ann", changed.GetProperty("username").GetString());
        Assert.Equal(changed.ToString(), (await ann.GetAsync("me")).Ok().ToString());
    }

    [Fact]
    public async Task Everything_wrong_is_said_at_once_and_nothing_changes()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        var before = (await ann.GetAsync("me")).Ok().ToString();

        var answer = await ann.PatchAsync("me", new { displayName = " ", bio = new string('x', 501), color = "red", statusEmoji = "ab", statusText = "a\nb", timeZone = "Nowhere", username = "x", locale = "e" });

        Assert.Equal(["bio", "color", "displayName", "locale", "statusEmoji", "statusText", "timeZone", "username"], answer.RefusedFields());
        Assert.Equal(before, (await ann.GetAsync("me")).Ok().ToString());
    }

    [Fact]
    public async Task A_change_that_was_made_from_an_old_reading_is_refused()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        var read = (await ann.GetAsync("me")).Header("ETag")!;

        var first = await ann.SendAsync(HttpMethod.Patch, "me", new { bio = "first" }, ("If-Match", read));
        var second = await ann.SendAsync(HttpMethod.Patch, "me", new { bio = "second" }, ("If-Match", read));

        Assert.NotEqual(read, first.Header("ETag"));
        second.Refused(HttpStatusCode.PreconditionFailed, "stale");
        Assert.Equal("first", (await ann.GetAsync("me")).Ok().GetProperty("bio").GetString());
    }

    [Fact]
    public async Task What_is_not_ones_own_to_set_is_not_set()
    {
        await using var app = await ChatApp.StartAsync();
        await app.SomebodyAsync("ann");
        var bob = await app.SomebodyAsync("bob");

        await bob.PatchAsync("me", new { role = "administrator", emailVerified = true, email = "ann@example.org", id = "x", bio = "b" });

        var me = (await bob.GetAsync("me")).Ok();
        Assert.Equal("member", me.GetProperty("role").GetString());
        Assert.False(me.GetProperty("emailVerified").GetBoolean());
    }

    [Fact]
    public async Task A_user_name_that_is_taken_is_refused_and_ones_own_may_be_written_anew()
    {
        await using var app = await ChatApp.StartAsync();
        await app.SomebodyAsync("ann");
        var bob = await app.SomebodyAsync("bob");

        (await bob.PatchAsync("me", new { username = "Ann" })).Refused(HttpStatusCode.Conflict, "username_taken");
        Assert.Equal("BOB", (await bob.PatchAsync("me", new { username = "BOB" })).Ok().GetProperty("username").GetString());
    }
}
