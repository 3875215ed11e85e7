using System.Text.Json;
using Parlance.SocketIO.Testing;

namespace Parlance.Chat.Tests.Presence;

[Trait("pace", "slow")]
public sealed class PresenceTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Somebody_is_online_until_some_seconds_after_their_last_socket()
    {
        await using var app = await ChatApp.StartAsync();
        var account = await app.SomebodyAsync("ann");
        var ben = await app.ChatterAsync("ben");

        var before = Assert.Single(await ben.WatchAsync(account.UserId));
        var ann = new Chatter(account, await app.ConnectAsync(account.Token));
        var came = await ben.HearsAsync();
        app.Clock.Advance(10 * Second);
        var goneAt = app.Clock.GetUtcNow();
        await app.GoAsync(ann);
        app.Clock.Advance(5 * Second);
        await ben.HasHeardAsync(1);
        app.Clock.Advance(2 * Second);
        var gone = await ben.HearsAsync();

        Assert.Equal("offline", before.State());
        Assert.Null(before.SeenAt());
        Assert.Equal((ann.Id, "online"), (came.GetProperty("user").GetString(), came.State()));
        Assert.Equal("offline", gone.State());
        Assert.Equal(goneAt, gone.SeenAt());
        var look = await ben.Account.LookAsync(ann.Id);
        Assert.Equal("offline", look!.Value.State());
        Assert.Equal(goneAt, look.Value.SeenAt());
        await Seeing.EventuallyAsync(async () => await app.SeenOnDiskAsync("ann") == goneAt, "the moment is on disk");
    }

    [Fact]
    public async Task Over_polling_a_change_is_told_too()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann", SocketIOTestTransport.Polling), await app.ChatterAsync("ben", SocketIOTestTransport.Polling));
        await ben.WatchAsync(ann.Id);

        var heard = await Seeing.TryAsync(ben, Seeing.Change, async round =>
        {
            await ann.DoAsync("presence:idle", new { idle = round % 2 is 0 });
            app.Clock.Advance(2 * Second);
        });

        Assert.Equal((ann.Id, Assert.Single(await ben.WatchAsync(ann.Id)).State()), (heard.GetProperty("user").GetString(), heard.State()));
    }

    [Fact]
    public async Task Somebody_who_comes_back_at_once_was_never_gone()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        Assert.Equal("online", Assert.Single(await ben.WatchAsync(ann.Id)).State());

        await app.GoAsync(ann);
        app.Clock.Advance(5 * Second);
        var again = await app.ChatterAsync("ann");
        app.Clock.Advance(20 * Second);
        await ben.HasHeardAsync(0);

        Assert.Equal("online", Assert.Single(await ben.WatchAsync(again.Id)).State());
    }

    [Fact]
    public async Task Somebody_is_away_when_all_their_devices_are_left_alone()
    {
        await using var app = await ChatApp.StartAsync();
        var (laptop, phone, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        await ben.WatchAsync(laptop.Id);

        await laptop.DoAsync("presence:idle", new { idle = true });
        app.Clock.Advance(2 * Second);
        await ben.HasHeardAsync(0);
        await phone.DoAsync("presence:idle", new { idle = true });
        app.Clock.Advance(2 * Second);
        Assert.Equal("away", (await ben.HearsAsync()).State());
        await app.GoAsync(laptop);
        await phone.DoAsync("presence:idle", new { idle = false });
        app.Clock.Advance(2 * Second);

        Assert.Equal("online", (await ben.HearsAsync()).State());
        await ben.HasHeardAsync(2);
    }

    [Fact]
    public async Task Somebody_who_flaps_is_told_of_once()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        await ben.WatchAsync(ann.Id);

        foreach (var idle in (bool[])[true, false, true, false, true])
        {
            await ann.DoAsync("presence:idle", new { idle });
            app.Clock.Advance(0.2 * Second);
        }

        // What is answered meanwhile goes together with the events that follow.
        Assert.Equal("away", Assert.Single(await ben.WatchAsync(ann.Id)).State());
        await ben.HasHeardAsync(1);
        await ann.DoAsync("presence:idle", new { idle = false });
        Assert.Equal("away", Assert.Single(await ben.WatchAsync(ann.Id)).State());
        await ann.DoAsync("presence:idle", new { idle = true });
        app.Clock.Advance(2 * Second);

        await ben.HasHeardAsync(1);
    }

    [Fact]
    public async Task What_somebody_chooses_holds_on_all_devices_and_over_reconnections_until_it_ends()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, phone, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        await ben.WatchAsync(ann.Id);
        var until = app.Clock.GetUtcNow() + (60 * Second);

        var chosen = (await ann.DoAsync("presence:set", new { state = "dnd", until })).GetProperty("presence");
        var live = Assert.Single((await phone.ChangeAsync(phone.Feed)).GetProperty("rows").EnumerateArray());
        var synced = (await phone.DoAsync("feed:sync", new { feed = phone.Feed, rev = 0 })).GetProperty("rows").EnumerateArray().Single(row => row.GetProperty("type").ValueEquals("presence"));
        app.Clock.Advance(2 * Second);
        Assert.Equal("dnd", (await ben.HearsAsync()).State());
        await app.GoAsync(ann);
        await app.GoAsync(phone);
        app.Clock.Advance(10 * Second);
        Assert.Equal("offline", (await ben.HearsAsync()).State());
        await app.ChatterAsync("ann");
        Assert.Equal("dnd", (await ben.HearsAsync()).State());
        app.Clock.Advance(47 * Second);
        await ben.HasHeardAsync(3);
        app.Clock.Advance(2 * Second);

        Assert.Equal("online", (await ben.HearsAsync()).State());
        Assert.Equal(live.GetRawText(), synced.GetRawText());
        Assert.Equal(("dnd", until), (chosen.State(), chosen.GetProperty("until").GetDateTimeOffset()));
    }

    [Fact]
    public async Task A_choice_is_made_and_read_over_http_as_over_sockets()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        await ben.WatchAsync(ann.Id);
        Assert.Equal("online", (await ann.Account.GetAsync("me/presence")).Ok().GetProperty("presence").State());

        (await ann.Account.PutAsync("me/presence", new { state = "away" })).Ok();
        app.Clock.Advance(2 * Second);

        Assert.Equal("away", (await ben.HearsAsync()).State());
        var row = (await ann.Account.GetAsync("me/presence")).Ok().GetProperty("presence");
        Assert.Equal(("away", JsonValueKind.Null), (row.State(), row.GetProperty("until").ValueKind));
        await ann.RefusedAsync("invalid", "presence:set", new { state = "online", until = app.Clock.GetUtcNow() + Second });
        await ann.RefusedAsync("invalid", "presence:set", new { state = "dnd", until = app.Clock.GetUtcNow() });
        await ann.RefusedAsync("invalid", "presence:set", new { state = "dnd", until = app.Clock.GetUtcNow() + TimeSpan.FromDays(29) });
        await ann.RefusedAsync("invalid", "presence:set", new { });
        Assert.False((await ann.AskAsync("presence:set", new { state = "offline" })).GetProperty("ok").GetBoolean());
    }

    [Fact]
    public async Task The_invisible_are_offline_since_their_last_visible_moment()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var group = await ann.CreateAsync("group", "two", ben);
        await ben.DoAsync("presence:watch", new { users = new[] { ann.Id }, conversation = group });
        app.Clock.Advance(10 * Second);
        var hiddenAt = app.Clock.GetUtcNow();

        await ann.DoAsync("presence:set", new { state = "invisible" });
        app.Clock.Advance(2 * Second);
        var hidden = await ben.HearsAsync();
        await ann.DoAsync("presence:in", new { conversation = group });
        await ann.DoAsync("presence:idle", new { idle = true });
        app.Clock.Advance(70 * Second);
        await app.GoAsync(ann);
        app.Clock.Advance(10 * Second);
        var again = await app.ChatterAsync("ann");
        app.Clock.Advance(70 * Second);

        await ben.HasHeardAsync(1);
        Assert.Equal(("offline", hiddenAt), (hidden.State(), hidden.SeenAt()));
        var watching = await ben.DoAsync("presence:watch", new { users = new[] { again.Id }, conversation = group });
        var seen = Assert.Single(watching.GetProperty("people").EnumerateArray());
        Assert.Equal(("offline", hiddenAt), (seen.State(), seen.SeenAt()));
        Assert.Empty(watching.GetProperty("in").EnumerateArray());
        await Seeing.EventuallyAsync(async () => await app.SeenOnDiskAsync("ann") == hiddenAt, "the moment is on disk");
    }

    [Fact]
    public async Task Once_a_minute_it_is_written_that_somebody_is_still_here()
    {
        await using var app = await ChatApp.StartAsync();
        await app.ChatterAsync("ann");

        app.Clock.Advance(59 * Second);
        Assert.Null(await app.SeenOnDiskAsync("ann"));
        app.Clock.Advance(Second);

        var now = app.Clock.GetUtcNow();
        await Seeing.EventuallyAsync(async () => await app.SeenOnDiskAsync("ann") == now, "the minute is on disk");
    }

    [Fact]
    public async Task Nothing_stays_of_those_who_have_gone()
    {
        await using var app = await ChatApp.StartAsync();
        var keeper = await app.ChatterAsync("keeper");
        var group = await keeper.CreateAsync("group", "all");
        app.Clock.Advance(60 * Second);
        // What the server does in the background rests between two looks, and has no timer while it looks.
        var timers = app.Clock.ArmedTimers;

        for (var round = 0; round < 5; round++)
        {
            var people = new[] { await app.ChatterAsync("ann"), await app.ChatterAsync("ann"), await app.ChatterAsync("ben", SocketIOTestTransport.Polling) };
            await keeper.AskAsync("member:invite", new { conversation = group, users = people.Select(person => person.Id).Distinct() });
            foreach (var person in people)
            {
                await person.DoAsync("presence:watch", new { users = new[] { keeper.Id, people[0].Id }, conversation = group });
                await person.DoAsync("presence:in", new { conversation = group });
                await person.DoAsync("typing:set", new { conversation = group, typing = true });
            }

            await people[0].DoAsync("presence:set", new { state = "dnd", until = app.Clock.GetUtcNow() + (600 * Second) });
            foreach (var person in people)
            {
                await app.GoAsync(person);
            }

            app.Clock.Advance(10 * Second);
            Assert.Equal((1, 1, 0), (app.Node().Count, app.Node().Sockets, app.Typists().Count));
            Assert.DoesNotContain(app.Rooms(), room => room.StartsWith("presence", StringComparison.Ordinal));
            if (round < 2)
            {
                timers = Math.Max(timers, app.Clock.ArmedTimers);
                continue;
            }

            // One more for the connections, whose clock rests when none of them waits for anything.
            Assert.InRange(app.Clock.ArmedTimers, 0, timers + 1);
        }
    }
}
