using System.Globalization;
using Parlance.Chat.Lobby;

namespace Parlance.Chat.Tests.Lobby;

public sealed class MessageTests
{
    [Fact]
    public async Task A_message_reaches_everybody_in_the_room_and_nobody_else()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.GuestInAsync("Lounge", "Ann");
        var ben = await app.GuestInAsync("Lounge", "Ben");
        var eve = await app.GuestInAsync("Elsewhere", "Eve");

        var answer = await ann.SayAsync("lounge", " hi\r\nthere ", "c1");
        var heard = await ben.HearsAsync("room:message");

        Assert.Equal("hi\nthere", heard.GetProperty("text").GetString());
        Assert.Equal(ann.Id, heard.GetProperty("author").GetProperty("id").GetString());
        Assert.Equal(1, heard.GetProperty("seq").GetInt64());
        Assert.Equal(heard.ToString(), answer.GetProperty("message").ToString());

        // What Eve is asked and answered comes after whatever she might have heard.
        await eve.SayAsync("elsewhere", "x", "c1");
        Assert.DoesNotContain(eve.Socket.Received, received => received.Name is "room:message");
        Assert.DoesNotContain(ann.Socket.Received, received => received.Name is "room:message");
    }

    [Fact]
    public async Task A_retry_after_a_lost_ack_does_not_post_twice()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.GuestInAsync("Lounge", "Ann");
        var ben = await app.GuestInAsync("Lounge", "Ben");

        var first = await ann.SayAsync("lounge", "hi", "c1");
        var again = await ann.SayAsync("lounge", "something else", "c1");
        await ben.SayAsync("lounge", "mine", "c1");

        Assert.Equal(first.ToString(), again.ToString());
        Assert.Equal(["hi", "mine"], await ann.HistoryAsync("lounge"));
    }

    [Fact]
    public async Task Somebody_who_was_away_gets_what_followed_and_after_another_epoch_everything()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.GuestInAsync("Lounge", "Ann");
        foreach (var text in (string[])["one", "two", "three"])
        {
            await ann.SayAsync("lounge", text, text);
        }

        var ben = await app.GuestAsync("Ben");
        var epoch = (await ben.AskAsync("lobby:enter", new { })).GetProperty("epoch").GetString()!;

        Assert.Equal(["three"], Texts(await ben.JoinAsync("lounge", after: 2, epoch)));
        Assert.Equal(["one", "two", "three"], Texts(await ben.JoinAsync("lounge", after: 2, "another")));
    }

    [Fact]
    public void A_room_keeps_the_newest_messages_within_its_limits()
    {
        var room = new Room("r", "R", TimeProvider.System);
        var ann = new Person("ann", "Ann");
        for (var number = 1; number <= LobbyLimits.HistoryMessagesMax + 5; number++)
        {
            room.Post(ann, number.ToString(CultureInfo.InvariantCulture), "short", _ => { });
        }

        var kept = room.Join(ann, "s", 0, _ => { })!.Messages;
        Assert.Equal(LobbyLimits.HistoryMessagesMax, kept.Count);
        Assert.Equal(6, kept[0].Seq);

        for (var number = 0; number < LobbyLimits.HistoryMessagesMax; number++)
        {
            room.Post(ann, $"long-{number}", new string('x', LobbyLimits.MessageCharsMax), _ => { });
        }

        kept = room.Join(ann, "s", 0, _ => { })!.Messages;
        Assert.Equal(LobbyLimits.HistoryCharsMax, kept.Sum(message => message.Text.Length));
        Assert.Equal((LobbyLimits.HistoryMessagesMax * 2) + 5, kept[^1].Seq);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    [InlineData("a\0b")]
    [InlineData(null)]
    public void Text_that_says_nothing_or_breaks_things_is_refused(string? text) =>
        Assert.Equal("invalid", Assert.Throws<ChatError>(() => Words.Message(text)).Code);

    [Fact]
    public void Half_a_character_is_refused_everywhere()
    {
        // Not as data of a theory: attributes hold UTF-8, which cannot say it.
        var half = "half a " + '\ud83d';
        Assert.Equal("invalid", Assert.Throws<ChatError>(() => Words.Message(half)).Code);
        Assert.Equal("invalid", Assert.Throws<ChatError>(() => Words.Name(half, "room", LobbyLimits.RoomNameCharsMax)).Code);
    }

    [Fact]
    public void The_longest_message_is_taken_and_one_more_character_is_not()
    {
        Assert.Equal(LobbyLimits.MessageCharsMax, Words.Message(new string('x', LobbyLimits.MessageCharsMax)).Length);
        Assert.Throws<ChatError>(() => Words.Message(new string('x', LobbyLimits.MessageCharsMax + 1)));
    }

    [Fact]
    public async Task Typing_is_told_to_the_others()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.GuestInAsync("Lounge", "Ann");
        var ben = await app.GuestInAsync("Lounge", "Ben");

        await ann.Socket.EmitAsync("room:type", new { room = "lounge", typing = true });

        var heard = await ben.HearsAsync("room:typing");
        Assert.Equal(ann.Id, heard.GetProperty("person").GetProperty("id").GetString());
        Assert.True(heard.GetProperty("typing").GetBoolean());
        Assert.DoesNotContain(ann.Socket.Received, received => received.Name is "room:typing");
    }

    private static string[] Texts(System.Text.Json.JsonElement joined) =>
        [.. joined.GetProperty("messages").EnumerateArray().Select(message => message.GetProperty("text").GetString()!)];
}
