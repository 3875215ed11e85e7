using System.Text.Json;
using Parlance.Chat.Tests.Accounts.Sockets;
using Parlance.SocketIO.Testing;

namespace Parlance.Chat.Tests.Presence;

[Trait("pace", "slow")]
public sealed class TypingTests
{
    private const string Change = "typing:change";
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task The_others_in_a_conversation_hear_who_types_until_six_seconds_after_the_last_word()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, phone, ben, eve) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ann"), await app.ChatterAsync("ben"), await app.ChatterAsync("eve"));
        var group = await ann.CreateAsync("group", "two", ben);
        await ben.ChangeAsync(ben.Feed);

        // Once for all keys of three seconds.
        for (var key = 0; key < 5; key++)
        {
            await TypeAsync(ann, group);
        }

        var first = await ben.HearsAsync(Change);
        app.Clock.Advance(2.9 * Second);
        await TypeAsync(ann, group);
        await ben.HasHeardAsync(1, Change);
        app.Clock.Advance(0.2 * Second);
        await TypeAsync(ann, group);
        var again = await ben.HearsAsync(Change);
        app.Clock.Advance(5.9 * Second);
        await ben.HasHeardAsync(2, Change);
        app.Clock.Advance(0.2 * Second);
        var end = await ben.HearsAsync(Change);

        Assert.Equal((group, ann.Id, true), Read(first));
        Assert.Equal((group, ann.Id, true), Read(again));
        Assert.Equal((group, ann.Id, false), Read(end));
        await phone.HasHeardAsync(0, Change);
        await ann.HasHeardAsync(0, Change);
        await eve.HasHeardAsync(0, Change);
    }

    [Fact]
    public async Task Over_polling_they_hear_it_too()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann", SocketIOTestTransport.Polling), await app.ChatterAsync("ben", SocketIOTestTransport.Polling));
        var group = await ann.CreateAsync("group", "two", ben);
        await ben.ChangeAsync(ben.Feed);

        var heard = await Seeing.TryAsync(ben, Change, async _ =>
        {
            app.Clock.Advance(3.1 * Second);
            await TypeAsync(ann, group);
        });

        Assert.Equal((group, ann.Id, true), Read(heard));
    }

    [Theory]
    [InlineData("stop")]
    [InlineData("send")]
    [InlineData("leave")]
    [InlineData("kick")]
    [InlineData("mute")]
    [InlineData("archive")]
    [InlineData("disconnect")]
    public async Task Typing_ends_at_once_when_there_is_nothing_left_of_it(string end)
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, cid) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"), await app.ChatterAsync("cid"));
        var group = await cid.CreateAsync("group", "three", ann, ben);
        await ben.ChangeAsync(ben.Feed);
        await TypeAsync(ann, group);
        Assert.True(Read(await ben.HearsAsync(Change)).Typing);

        await (end switch
        {
            "stop" => ann.DoAsync("typing:set", new { conversation = group, typing = false }),
            "send" => ann.SayAsync(group, "done"),
            "leave" => ann.DoAsync("conversation:leave", new { conversation = group }),
            "kick" => cid.DoAsync("member:kick", new { conversation = group, user = ann.Id }),
            "mute" => cid.DoAsync("member:change", new { conversation = group, user = ann.Id, mutedForSeconds = 60 }),
            "archive" => cid.DoAsync("conversation:archive", new { conversation = group, archived = true }),
            _ => ann.Socket.DisconnectAsync(),
        });

        // The clock stands still.
        Assert.Equal((group, ann.Id, false), Read(await ben.HearsAsync(Change)));
    }

    [Fact]
    public async Task Starting_and_stopping_tells_no_more_than_typing_on()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var group = await ann.CreateAsync("group", "two", ben);
        await ben.ChangeAsync(ben.Feed);

        for (var key = 0; key < 20; key++)
        {
            await ann.DoAsync("typing:set", new { conversation = group, typing = key % 2 is 0 });
        }

        await TypeAsync(ann, group);
        await ben.HasHeardAsync(2, Change);
        app.Clock.Advance(3 * Second);
        await ben.HasHeardAsync(3, Change);
        app.Clock.Advance(6 * Second);

        await ben.HasHeardAsync(4, Change);
        Assert.Equal([true, false, true, false], ben.Socket.Received.Where(heard => heard.Name is Change).Select(heard => Read(heard.Get<JsonElement>()).Typing));
        app.Clock.Advance(6 * Second);
        Assert.Equal(0, app.Typists().Count);
    }

    [Fact]
    public async Task Who_may_not_write_somewhere_types_there_for_nobody()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, eve) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"), await app.ChatterAsync("eve"));
        var group = await ann.CreateAsync("group", "two", ben);
        await RefusedAsync(eve, "not_found", group);
        await RefusedAsync(eve, "not_found", Guid.CreateVersion7().ToString());
        await TypeAsync(ben, group);
        await ann.DoAsync("member:change", new { conversation = group, user = ben.Id, mutedForSeconds = 60 });
        await EventuallyRefusedAsync(ben, "muted", group);
        await ann.DoAsync("member:change", new { conversation = group, user = ben.Id, mutedForSeconds = 0 });
        await Seeing.EventuallyAsync(async () => (await ben.AskAsync("typing:set", new { conversation = group, typing = true })).GetProperty("ok").GetBoolean(), "Ben may again");
        await ann.DoAsync("member:kick", new { conversation = group, user = ben.Id });
        await EventuallyRefusedAsync(ben, "not_found", group);
        await ann.DoAsync("conversation:archive", new { conversation = group, archived = true });
        await RefusedAsync(ann, "archived", group);

        await eve.HasHeardAsync(0, Change);
    }

    [Fact]
    public async Task A_leave_to_type_is_asked_for_once_in_some_seconds()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var group = await ann.CreateAsync("group", "two", ben);
        await TypeAsync(ben, group);

        // Behind the server's back: nobody is told, and so nobody looks.
        await app.WriteAsync((db, _) => db.ExecuteAsync("UPDATE members SET left_at = 1 WHERE user_id = @user", new { user = Parlance.Chat.Accounts.UserId.Of(Guid.Parse(ben.Id)) }));
        await TypeAsync(ben, group);
        app.Clock.Advance(5 * Second);

        await RefusedAsync(ben, "not_found", group);
    }

    [Fact]
    public async Task The_invisible_show_themselves_by_typing()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var group = await ann.CreateAsync("group", "two", ben);
        await ben.ChangeAsync(ben.Feed);
        await ann.DoAsync("presence:set", new { state = "invisible" });
        app.Clock.Advance(2 * Second);

        await TypeAsync(ann, group);

        Assert.True(Read(await ben.HearsAsync(Change)).Typing);
        Assert.Equal("offline", Assert.Single(await ben.WatchAsync(ann.Id)).State());
    }

    [Fact]
    public async Task Who_wants_nobody_to_know_types_for_nobody()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, phone, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var group = await ann.CreateAsync("group", "two", ben);
        await ben.ChangeAsync(ben.Feed);
        await TypeAsync(ann, group);
        Assert.True(Read(await ben.HearsAsync(Change)).Typing);

        await phone.DoAsync("settings:set", new { key = "typing", value = "off" });
        // At once, and without the clock.
        Assert.False(Read(await ben.HearsAsync(Change)).Typing);
        app.Clock.Advance(10 * Second);
        await TypeAsync(ann, group);
        await TypeAsync(phone, group);
        app.Clock.Advance(10 * Second);
        await TypeAsync(await app.ChatterAsync("ann"), group);
        await ben.HasHeardAsync(2, Change);
        await ben.RefusedAsync("not_found", "typing:set", new { conversation = Guid.CreateVersion7(), typing = true });

        await ann.DoAsync("settings:set", new { key = "typing" });
        await Seeing.TryAsync(ben, Change, async _ => await TypeAsync(ann, group));
    }

    [Fact]
    public async Task One_socket_types_in_few_conversations_at_once()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var groups = new List<string>();
        for (var number = 0; number < 6; number++)
        {
            groups.Add(await ann.CreateAsync("group", $"group {number}", ben));
            await ben.ChangeAsync(ben.Feed);
            await TypeAsync(ann, groups[^1]);
            app.Clock.Advance(0.1 * Second);
        }

        await ben.HasHeardAsync(8, Change);
        var ended = ben.Socket.Received.Where(heard => heard.Name is Change).Select(heard => Read(heard.Get<JsonElement>())).Where(change => !change.Typing);
        Assert.Equal(groups.Take(2), ended.Select(change => change.Conversation));
    }

    private static Task<JsonElement> TypeAsync(Chatter person, string conversation) => person.DoAsync("typing:set", new { conversation, typing = true });

    private static Task RefusedAsync(Chatter person, string code, string conversation) => person.RefusedAsync(code, "typing:set", new { conversation, typing = true });

    // The ack of what takes a right away may come before the sockets have heard of it.
    private static async Task EventuallyRefusedAsync(Chatter person, string code, string conversation)
    {
        await Seeing.EventuallyAsync(async () => !(await person.AskAsync("typing:set", new { conversation, typing = true })).GetProperty("ok").GetBoolean(), code);
        await RefusedAsync(person, code, conversation);
    }

    private static (string Conversation, string User, bool Typing) Read(JsonElement change) =>
        (change.GetProperty("conversation").GetString()!, change.GetProperty("user").GetString()!, change.GetProperty("typing").GetBoolean());
}
