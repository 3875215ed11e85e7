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

    [Fact]
    public async Task Whoever_becomes_a_guest_has_a_guests_rights_in_conversations_that_they_owned()
    {
        await using var app = await ChatApp.StartAsync();
        await app.SomebodyAsync("root");
        var (ann, ben, cid) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"), await app.ChatterAsync("cid"));
        var group = await ann.CreateAsync("group", "ours", ben, cid);
        var other = await ann.CreateAsync("group", "theirs", ben, cid);
        await ann.DoAsync("member:change", new { conversation = group, user = ben.Id, role = "owner" });
        await ann.DoAsync("member:change", new { conversation = other, user = ben.Id, role = "moderator" });
        await app.MakeGuestAsync(ann.Account);
        await ann.Account.LoginAsync("ann");
        ann = new(ann.Account, await app.ConnectAsync(ann.Account.Token));

        await ann.RefusedAsync("forbidden", "conversation:describe", new { conversation = group, topic = "mine" });
        await ann.RefusedAsync("forbidden", "conversation:archive", new { conversation = group, archived = true });
        await ann.RefusedAsync("forbidden", "member:invite", new { conversation = group, users = new[] { cid.Id } });
        await ann.RefusedAsync("forbidden", "member:change", new { conversation = group, user = cid.Id, role = "moderator" });
        await ann.RefusedAsync("forbidden", "member:kick", new { conversation = group, user = cid.Id });
        await ann.RefusedAsync("forbidden", "message:reach", new { conversation = group, everybody = "here" });
        await ann.SayAsync(group, "still here");
        // They are no owner beside whom another may go, and need none to go themselves; and a moderator is above them.
        await ben.RefusedAsync("last_owner", "conversation:leave", new { conversation = group });
        await ben.RefusedAsync("last_owner", "member:change", new { conversation = group, user = ben.Id, role = "member" });
        await ann.DoAsync("conversation:leave", new { conversation = group });
        await ben.DoAsync("member:change", new { conversation = other, user = ann.Id, mutedForSeconds = 60 });
        await ben.DoAsync("member:kick", new { conversation = other, user = ann.Id });
    }

    private static object To(string person) => new { to = person, clientId = Guid.CreateVersion7(), text = "hello" };

    private static async Task<(Chatter Ann, Chatter Gus)> SetAsync(ChatApp app)
    {
        await app.SomebodyAsync("root");
        var account = await app.SomebodyAsync("gus");
        await app.MakeGuestAsync(account);
        await account.LoginAsync("gus");
        return (await app.ChatterAsync("ann"), new(account, await app.ConnectAsync(account.Token)));
    }
}
