using System.Text.Json;

namespace Parlance.Chat.Tests.Presence;

/// <summary>Who hears of whom.</summary>
public sealed class WatchTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_socket_hears_of_those_whom_it_watches_and_of_nobody_else()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, cid) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"), await app.ChatterAsync("cid"));
        var elsewhere = await app.ChatterAsync("cid");

        await cid.WatchAsync(ann.Id);
        await cid.WatchAsync(ben.Id);
        await ann.DoAsync("presence:set", new { state = "dnd" });
        await ben.DoAsync("presence:set", new { state = "away" });
        app.Clock.Advance(2 * Second);
        Assert.Equal(ben.Id, (await cid.HearsAsync()).GetProperty("user").GetString());
        await cid.DoAsync("presence:unwatch", new { });
        await ben.DoAsync("presence:set", new { state = "dnd" });
        app.Clock.Advance(2 * Second);

        await cid.HasHeardAsync(1);
        await elsewhere.HasHeardAsync(0);
    }

    [Fact]
    public async Task As_many_are_watched_as_a_screen_shows()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.ChatterAsync("ann");
        var strangers = Enumerable.Range(0, 199).Select(_ => Guid.CreateVersion7().ToString());

        // Whoever has no account here is nobody, and is not told apart from somebody who may not be seen.
        Assert.Single(await ann.WatchAsync([.. strangers, ann.Id]));
        await ann.RefusedAsync("invalid", "presence:watch", new { users = Enumerable.Range(0, 201).Select(_ => Guid.CreateVersion7()) });
        (await ann.Account.GetAsync("presence?users=" + string.Join(',', strangers) + ",x")).Refused(System.Net.HttpStatusCode.BadRequest, "invalid");
    }

    [Fact]
    public async Task A_guest_of_the_server_sees_those_with_whom_they_share_a_conversation()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var guest = await app.GuestOfAsync(ann, "gus");
        var group = await ann.CreateAsync("group", "three", ben);

        Assert.Empty(await guest.WatchAsync(ann.Id, ben.Id));
        Assert.Null(await guest.Account.LookAsync(ben.Id));
        await ann.DoAsync("member:invite", new { conversation = group, users = new[] { guest.Id } });
        await guest.ChangeAsync(guest.Feed);
        Assert.Equal(2, (await guest.WatchAsync(ann.Id, ben.Id)).Length);

        // Ben leaves: there is nothing left that they share.
        await ben.DoAsync("conversation:leave", new { conversation = group });
        await guest.ChangeAsync("conversation:" + group);
        await Seeing.EventuallyAsync(() => Task.FromResult(!app.Rooms().Contains("presence:" + ben.Id)), "the guest has left Ben's room");
        await ben.DoAsync("presence:set", new { state = "dnd" });
        await ann.DoAsync("presence:set", new { state = "away" });
        app.Clock.Advance(2 * Second);

        Assert.Equal(ann.Id, (await guest.HearsAsync()).GetProperty("user").GetString());
        await guest.HasHeardAsync(1);
        Assert.Null(await guest.Account.LookAsync(ben.Id));
    }

    [Fact]
    public async Task Members_hear_who_has_the_conversation_on_the_screen()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, eve) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"), await app.ChatterAsync("eve"));
        var group = await ann.CreateAsync("group", "two", ben);
        await ann.DoAsync("presence:in", new { conversation = group });
        app.Clock.Advance(2 * Second);
        var watching = await ben.DoAsync("presence:watch", new { conversation = group });

        await ann.DoAsync("presence:in", new { conversation = (string?)null });
        app.Clock.Advance(2 * Second);
        var left = await ben.HearsAsync();
        await ann.DoAsync("presence:in", new { conversation = group });
        app.Clock.Advance(2 * Second);
        var back = await ben.HearsAsync();
        await app.GoAsync(ann);
        app.Clock.Advance(10 * Second);
        var gone = await ben.HearsAsync();

        Assert.Equal(ann.Id, Assert.Single(watching.GetProperty("in").EnumerateArray()).GetString());
        Assert.Equal(("online", false), (left.State(), Here(left, group)));
        Assert.Equal(("online", true), (back.State(), Here(back, group)));
        Assert.Equal(("offline", false), (gone.State(), Here(gone, group)));
        await eve.RefusedAsync("not_found", "presence:watch", new { conversation = group });
        await eve.RefusedAsync("not_found", "presence:in", new { conversation = group });
    }

    [Fact]
    public async Task Whoever_is_put_out_of_a_conversation_is_not_in_it_and_hears_of_nobody_there()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, cid) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"), await app.ChatterAsync("cid"));
        var group = await ann.CreateAsync("group", "three", ben, cid);
        await ben.DoAsync("presence:in", new { conversation = group });
        app.Clock.Advance(2 * Second);
        await ben.DoAsync("presence:watch", new { conversation = group });
        await cid.DoAsync("presence:watch", new { conversation = group });

        await ann.DoAsync("member:kick", new { conversation = group, user = ben.Id });
        await Seeing.EventuallyAsync(() => Task.FromResult(app.MembersOf("presence-in:" + group) is 1), "Ben is out");
        app.Clock.Advance(2 * Second);
        var gone = await cid.HearsAsync();
        await ann.DoAsync("presence:in", new { conversation = group });
        app.Clock.Advance(2 * Second);

        Assert.Equal((ben.Id, false), (gone.GetProperty("user").GetString(), Here(gone, group)));
        Assert.Equal(ann.Id, (await cid.HearsAsync()).GetProperty("user").GetString());
        await ben.HasHeardAsync(0);
        await ben.RefusedAsync("not_found", "presence:watch", new { conversation = group });
    }

    private static bool Here(JsonElement change, string conversation)
    {
        var screen = change.GetProperty("in");
        Assert.Equal(conversation, screen.GetProperty("conversation").GetString());
        return screen.GetProperty("here").GetBoolean();
    }
}
