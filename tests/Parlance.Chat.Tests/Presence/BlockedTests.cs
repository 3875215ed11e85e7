namespace Parlance.Chat.Tests.Presence;

/// <summary>Whoever is blocked sees nothing of the person who did it.</summary>
public sealed class BlockedTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task The_blocked_see_somebody_as_if_they_were_never_there()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, cid) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"), await app.ChatterAsync("cid"));
        var group = await ann.CreateAsync("group", "three", ben, cid);
        app.Clock.Advance(60 * Second);
        await ann.DoAsync("block:add", new { user = ben.Id });

        // Once while her node knows it, and once as it is read when she comes anew.
        await app.GoAsync(ann);
        app.Clock.Advance(10 * Second);
        ann = await app.ChatterAsync("ann");
        foreach (var watcher in (Chatter[])[ben, cid])
        {
            await watcher.DoAsync("presence:watch", new { users = new[] { ann.Id }, conversation = group });
        }

        await ann.DoAsync("presence:in", new { conversation = group });
        await ann.DoAsync("presence:set", new { state = "dnd" });
        app.Clock.Advance(2 * Second);
        await app.GoAsync(ann);
        app.Clock.Advance(10 * Second);

        await cid.HasHeardAsync(4);
        await ben.HasHeardAsync(0);
        var watching = await ben.DoAsync("presence:watch", new { users = new[] { ann.Id }, conversation = group });
        var seen = Assert.Single(watching.GetProperty("people").EnumerateArray());
        Assert.Equal(("offline", null), (seen.State(), seen.SeenAt()));
        Assert.Null((await ben.Account.LookAsync(ann.Id))!.Value.SeenAt());
        Assert.NotNull((await cid.Account.LookAsync(ann.Id))!.Value.SeenAt());
    }

    [Fact]
    public async Task A_block_shows_at_once_and_so_does_its_end()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var group = await ann.CreateAsync("group", "two", ben);
        await ann.DoAsync("presence:in", new { conversation = group });
        app.Clock.Advance(2 * Second);
        var before = await ben.DoAsync("presence:watch", new { users = new[] { ann.Id }, conversation = group });

        await ann.DoAsync("block:add", new { user = ben.Id });
        var (gone, left) = (await ben.HearsAsync(), await ben.HearsAsync());
        var hidden = await ben.DoAsync("presence:watch", new { users = new[] { ann.Id }, conversation = group });
        await ann.DoAsync("block:remove", new { user = ben.Id });
        var (back, here) = (await ben.HearsAsync(), await ben.HearsAsync());

        Assert.Single(before.GetProperty("in").EnumerateArray());
        Assert.Equal(("offline", null), (gone.State(), gone.SeenAt()));
        Assert.False(left.GetProperty("in").GetProperty("here").GetBoolean());
        Assert.Empty(hidden.GetProperty("in").EnumerateArray());
        Assert.Equal("online", back.State());
        Assert.True(here.GetProperty("in").GetProperty("here").GetBoolean());
    }

    [Fact]
    public async Task Nobody_types_for_somebody_who_has_blocked_them()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var conversation = (await ben.SayToAsync(ann, "hello")).GetProperty("conversation").GetString()!;
        await ben.DoAsync("typing:set", new { conversation, typing = true });

        await ann.DoAsync("block:add", new { user = ben.Id });
        app.Clock.Advance(5 * Second);

        await ben.RefusedAsync("blocked", "typing:set", new { conversation, typing = true });
    }
}
