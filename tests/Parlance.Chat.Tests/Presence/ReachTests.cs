using System.Net;

namespace Parlance.Chat.Tests.Presence;

public sealed class ReachTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_mention_of_everybody_says_beforehand_how_many_it_interrupts()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, cid) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"), await app.ChatterAsync("cid"));
        var (dot, eve, fay) = (await app.ChatterAsync("dot"), await app.ChatterAsync("eve"), await app.ChatterAsync("fay"));
        var group = await ann.CreateAsync("group", "many", ben, cid, dot, eve);
        await ben.DoAsync("presence:set", new { state = "away" });
        await cid.DoAsync("presence:set", new { state = "dnd" });
        await dot.DoAsync("presence:set", new { state = "invisible" });
        await app.GoAsync(eve);
        app.Clock.Advance(10 * Second);

        Assert.Equal(1, await ReachAsync(ann, group, "here"));
        Assert.Equal(4, await ReachAsync(ann, group, "channel"));
        Assert.Equal(1, (await ann.Account.GetAsync($"conversations/{group}/reach?everybody=here")).Ok().GetProperty("people").GetInt64());
        await fay.RefusedAsync("not_found", "message:reach", new { conversation = group, everybody = "here" });
        await ann.RefusedAsync("invalid", "message:reach", new { conversation = group, everybody = "no" });
        await ann.RefusedAsync("invalid", "message:reach", new { conversation = group });
    }

    [Fact]
    public async Task Who_may_not_mention_everybody_is_not_told()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var channel = await ann.CreateAsync("channel", "square", ben);

        await ben.RefusedAsync("forbidden", "message:reach", new { conversation = channel, everybody = "here" });
        (await ben.Account.GetAsync($"conversations/{channel}/reach?everybody=channel")).Refused(HttpStatusCode.Forbidden, "forbidden");
        Assert.Equal(1, await ReachAsync(ann, channel, "channel"));
    }

    [Fact]
    public async Task Whoever_has_blocked_the_one_who_asks_is_not_counted_among_those_who_are_here()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, cid) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"), await app.ChatterAsync("cid"));
        var group = await ann.CreateAsync("group", "many", ben, cid);
        Assert.Equal(2, await ReachAsync(ann, group, "here"));

        await ben.DoAsync("block:add", new { user = ann.Id });

        Assert.Equal(1, await ReachAsync(ann, group, "here"));
        Assert.Equal(2, await ReachAsync(ann, group, "channel"));
        Assert.Equal(2, await ReachAsync(ben, group, "here"));
        Assert.Equal(2, await ReachAsync(cid, group, "here"));
    }

    private static async Task<long> ReachAsync(Chatter person, string conversation, string everybody) =>
        (await person.DoAsync("message:reach", new { conversation, everybody })).GetProperty("people").GetInt64();
}
