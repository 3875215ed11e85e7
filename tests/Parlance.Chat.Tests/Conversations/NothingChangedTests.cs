using System.Net;

namespace Parlance.Chat.Tests.Conversations;

/// <summary>A request that leaves all as it was tells nobody of it.</summary>
public sealed class NothingChangedTests
{
    [Fact]
    public async Task What_changes_nothing_takes_no_revision()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var channel = await ann.CreateAsync("channel", "square", ben);
        await ann.DoAsync("conversation:describe", new { conversation = channel, topic = "talk", emoji = "🌻" });
        var before = await HeadsAsync(ann, ben);

        var invited = await ann.DoAsync("member:invite", new { conversation = channel, users = new[] { ben.Id } });
        var described = await ann.DoAsync("conversation:describe", new { conversation = channel, name = "square", topic = "talk", emoji = "🌻", historyFor = "everybody" });
        var member = (await ann.DoAsync("member:change", new { conversation = channel, user = ben.Id, role = "member", mutedForSeconds = 0 })).GetProperty("member");

        Assert.Equal(before, await HeadsAsync(ann, ben));
        Assert.Equal(2, invited.GetProperty("conversation").GetProperty("memberCount").GetInt64());
        Assert.Equal("talk", described.GetProperty("conversation").GetProperty("topic").GetString());
        Assert.Equal("member", member.GetProperty("role").GetString());
        await ann.DoAsync("conversation:describe", new { conversation = channel, name = "Square" });
        Assert.NotEqual(before, await HeadsAsync(ann, ben));
    }

    [Fact]
    public async Task Who_asks_for_no_change_is_told_what_can_be_changed()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var group = await ann.CreateAsync("group", "many", ben);

        await ann.RefusedAsync("invalid", "conversation:describe", new { conversation = group });
        await ann.RefusedAsync("invalid", "member:change", new { conversation = group, user = ben.Id });
        (await ann.Account.PatchAsync($"conversations/{group}", new { })).Refused(HttpStatusCode.BadRequest, "invalid");
        (await ann.Account.PatchAsync($"conversations/{group}/members/{ben.Id}", new { })).Refused(HttpStatusCode.BadRequest, "invalid");
    }

    private static async Task<string> HeadsAsync(params Chatter[] people) =>
        string.Join('\n', await Task.WhenAll(people.Select(async person => (await person.DoAsync("feed:heads", new { })).ToString())));
}
