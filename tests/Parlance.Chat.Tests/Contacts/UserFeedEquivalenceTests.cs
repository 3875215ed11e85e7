using System.Text.Json;
using Parlance.Chat.Tests.Feeds;
using Parlance.SocketIO.Testing;

namespace Parlance.Chat.Tests.Contacts;

/// <summary>Following one's own feed gives what reading it anew gives, for both of two people, whatever happens between them.</summary>
[Trait("pace", "thorough")]
public sealed class UserFeedEquivalenceTests
{
    private static readonly string[] Themes = ["light", "dark", "system"];

    public static TheoryData<string, SocketIOTestTransport> Changes()
    {
        var data = new TheoryData<string, SocketIOTestTransport>();
        foreach (var change in new[] { "request", "accept", "reject", "both", "withdraw", "remove", "block", "blockRequested", "blockContact", "unblock", "setting", "unset" })
        {
            data.Add(change, SocketIOTestTransport.WebSocket);
            data.Add(change, SocketIOTestTransport.Polling);
        }

        return data;
    }

    [Theory, MemberData(nameof(Changes))]
    public async Task Events_make_of_an_old_snapshot_what_a_fresh_one_is(string change, SocketIOTestTransport transport)
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann", transport), await app.ChatterAsync("ben", transport));
        foreach (var before in Before(change))
        {
            await DoAsync(before, ann, ben);
        }

        var (anns, bens) = (await UserReplica.OfAsync(ann), await UserReplica.OfAsync(ben));
        var known = anns.Rev + bens.Rev;
        await DoAsync(change, ann, ben);
        await anns.FollowAsync();
        await bens.FollowAsync();

        Assert.True(anns.Rev + bens.Rev > known);
        Assert.Equal((await UserReplica.OfAsync(ann)).Shown, anns.Shown);
        Assert.Equal((await UserReplica.OfAsync(ben)).Shown, bens.Shown);
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public async Task Long_histories_converge(int seed)
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var (anns, bens) = (await UserReplica.OfAsync(ann), await UserReplica.OfAsync(ben));
        var random = new Random(seed);
        for (var step = 0; step < 60; step++)
        {
            // What does not fit is refused, and changes nothing.
            var (one, other) = random.Next(2) is 0 ? (ann, ben) : (ben, ann);
            _ = random.Next(7) switch
            {
                0 or 1 => await one.AskAsync("contact:request", new { user = other.Id }),
                2 => await one.AskAsync("contact:answer", new { user = other.Id, accept = random.Next(2) is 0 }),
                3 => await one.AskAsync("contact:remove", new { user = other.Id }),
                4 => await one.AskAsync("block:add", new { user = other.Id }),
                5 => await one.AskAsync("block:remove", new { user = other.Id }),
                _ => await one.AskAsync("settings:set", new { key = "theme", value = Themes[random.Next(Themes.Length)] }),
            };
        }

        await anns.FollowAsync();
        await bens.FollowAsync();

        Assert.Equal((await UserReplica.OfAsync(ann)).Shown, anns.Shown);
        Assert.Equal((await UserReplica.OfAsync(ben)).Shown, bens.Shown);
    }

    private static string[] Before(string change) => change switch
    {
        "accept" or "reject" or "both" or "withdraw" or "blockRequested" => ["request"],
        "remove" or "blockContact" => ["request", "accept"],
        "unblock" => ["block"],
        "unset" => ["setting"],
        _ => [],
    };

    private static Task<JsonElement> DoAsync(string change, Chatter ann, Chatter ben) => change switch
    {
        "request" => ann.DoAsync("contact:request", new { user = ben.Id, note = "from the meeting" }),
        "accept" => ben.DoAsync("contact:answer", new { user = ann.Id, accept = true }),
        "reject" => ben.DoAsync("contact:answer", new { user = ann.Id, accept = false }),
        "both" => ben.DoAsync("contact:request", new { user = ann.Id }),
        "withdraw" => ann.DoAsync("contact:remove", new { user = ben.Id }),
        "remove" => ben.DoAsync("contact:remove", new { user = ann.Id }),
        "block" or "blockContact" => ann.DoAsync("block:add", new { user = ben.Id }),
        "blockRequested" => ben.DoAsync("block:add", new { user = ann.Id }),
        "unblock" => ann.DoAsync("block:remove", new { user = ben.Id }),
        "setting" => ann.DoAsync("settings:set", new { key = "theme", value = "dark" }),
        "unset" => ann.DoAsync("settings:set", new { key = "theme" }),
        _ => throw new ArgumentOutOfRangeException(nameof(change), change, "no such change"),
    };
}
