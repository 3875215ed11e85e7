using System.Net;
using Parlance.Chat.Tests.Accounts.Sockets;

namespace Parlance.Chat.Tests.Conversations;

/// <summary>Guests of the server take part where they were invited, and know of nothing else.</summary>
public sealed class ServerGuestTests
{
    [Fact]
    public async Task A_guest_makes_and_finds_and_joins_nothing()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, gus) = await SetAsync(app);
        var channel = await ann.CreateAsync("channel", "open");

        await gus.RefusedAsync("forbidden", "conversation:create", new { clientId = Guid.CreateVersion7(), kind = "group", name = "mine" });
        await gus.RefusedAsync("forbidden", "conversation:create", new { clientId = Guid.CreateVersion7(), kind = "channel", name = "mine" });
        Assert.Empty((await gus.DoAsync("conversation:find", new { })).GetProperty("items").EnumerateArray());
        Assert.Empty((await gus.DoAsync("conversation:find", new { q = "open" })).GetProperty("items").EnumerateArray());
        await gus.RefusedAsync("not_found", "conversation:join", new { conversation = channel });
        await gus.RefusedAsync("not_found", "conversation:get", new { conversation = channel });
        Assert.Equal("[]", (await gus.Account.GetAsync("channels")).Ok().GetProperty("items").GetRawText());
    }

    [Fact]
    public async Task A_guest_takes_part_where_somebody_has_invited_them()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, gus) = await SetAsync(app);
        var channel = await ann.CreateAsync("channel", "open", gus);

        await gus.SayAsync(channel, "hello");
        await gus.DoAsync("message:react", new { conversation = channel, seq = 1, emoji = "👍", on = true });
        await gus.RefusedAsync("forbidden", "member:invite", new { conversation = channel, users = new[] { ann.Id } });
        await ann.RefusedAsync("forbidden", "member:change", new { conversation = channel, user = gus.Id, role = "member" });
        await ann.RefusedAsync("forbidden", "member:change", new { conversation = channel, user = gus.Id, role = "owner" });
        await gus.DoAsync("conversation:leave", new { conversation = channel });
        await gus.RefusedAsync("not_found", "conversation:join", new { conversation = channel });
    }

    [Fact]
    public async Task A_guest_writes_first_only_to_those_with_whom_they_share_a_conversation()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, gus) = await SetAsync(app);
        var ben = await app.ChatterAsync("ben");

        var stranger = await gus.AskAsync("message:send", To(ben.Id));
        var nobody = await gus.AskAsync("message:send", To(Guid.CreateVersion7().ToString()));
        Refused.As("not_found", stranger);
        Assert.Equal(nobody.GetRawText(), stranger.GetRawText());
        (await gus.Account.PostAsync("messages", To(ben.Id))).Refused(HttpStatusCode.NotFound, "not_found");

        var group = await ann.CreateAsync("group", "together", gus, ben);
        await gus.SayToAsync(ben, "hello");
        await ann.DoAsync("member:kick", new { conversation = group, user = gus.Id });
        // They know each other now: the direct conversation itself is one that they share.
        await gus.SayToAsync(ben, "still here");
        await gus.RefusedAsync("not_found", "message:send", To(ann.Id));
        await ann.SayToAsync(gus, "you may answer");
        await gus.SayToAsync(ann, "thank you");
    }

    private static object To(string person) => new { to = person, clientId = Guid.CreateVersion7(), text = "hello" };

    private static async Task<(Chatter Ann, Chatter Gus)> SetAsync(ChatApp app)
    {
        await app.SomebodyAsync("root");
        var account = await app.SomebodyAsync("gus");
        await app.MakeGuestAsync(account);
        await account.LoginAsync("gus");
        return (await app.ChatterAsync("ann"), new(account, (await app.ConnectAsync(account.Token)).Socket));
    }
}
