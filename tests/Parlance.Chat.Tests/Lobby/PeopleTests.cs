using System.Text.Json;
using Parlance.Chat.Lobby;

namespace Parlance.Chat.Tests.Lobby;

public sealed class PeopleTests
{
    [Fact]
    public async Task Coming_renaming_and_going_are_told_in_order()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.GuestInAsync("Lounge", "Ann");
        await ann.HearsAsync("people:change");
        var ben = await app.GuestInAsync("Lounge", "Ben");

        (await ben.Account.PatchAsync("me", new { displayName = "Benny" })).Ok();
        Assert.Equal("Benny", (await ben.HearsAsync("me:change")).GetProperty("displayName").GetString());
        await ben.Socket.Client.AbortAsync();

        var changes = new[] { await ann.HearsAsync("people:change"), await ann.HearsAsync("people:change"), await ann.HearsAsync("people:change") };
        Assert.Equal(["joined Ben 2", "renamed Benny 3", "left Benny 4"], changes.Select(Describe), StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_person_with_two_connections_comes_once_and_goes_with_the_last()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.GuestInAsync("Lounge", "Ann");
        await ann.HearsAsync("people:change");
        var first = await app.GuestInAsync("Lounge", "Ben");
        var second = await app.GuestInAsync("Lounge", "Ben");
        Assert.Equal(first.Id, second.Id);

        await first.Socket.Client.AbortAsync();
        await second.AskAsync("room:leave", new { room = "lounge" });

        var changes = new[] { await ann.HearsAsync("people:change"), await ann.HearsAsync("people:change") };
        Assert.Equal(["joined Ben 2", "left Ben 3"], changes.Select(Describe), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Somebody_is_who_their_account_says_whatever_they_ask_for()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.GuestAsync("Ann");
        var ben = await app.GuestAsync("Ben");

        var again = await ben.AskAsync("lobby:enter", new { id = ann.Id, name = "Ann" });

        Assert.Equal(ann.Account.UserId, ann.Id);
        Assert.Equal(ben.Account.UserId, again.GetProperty("me").GetProperty("id").GetString());
        Assert.Equal("Ben", again.GetProperty("me").GetProperty("name").GetString());
    }

    [Fact]
    public async Task Who_comes_after_a_change_of_name_comes_under_the_new_one()
    {
        await using var app = await ChatApp.StartAsync();
        var first = await app.GuestInAsync("Lounge", "Ben");
        (await first.Account.PatchAsync("me", new { displayName = "Benny" })).Ok();

        var second = await app.GuestAsync("Ben");
        var people = (await second.JoinAsync("lounge")).GetProperty("people");

        Assert.Equal("Benny", Assert.Single(people.EnumerateArray()).GetProperty("name").GetString());
    }

    [Fact]
    public void An_older_name_never_replaces_a_newer_one()
    {
        var told = new List<string>();
        var ben = new Resident(new("ben", "Ben"), TimeProvider.System);

        ben.Rename("Benny", version: 3, person => told.Add(person.Name));
        ben.Rename("Benjamin", version: 2, person => told.Add(person.Name));

        Assert.Equal("Benny", ben.Person.Name);
        Assert.Equal(["Benny"], told);
    }

    [Fact]
    public async Task Nothing_can_be_done_before_entering_nor_outside_of_a_room()
    {
        await using var app = await ChatApp.StartAsync();
        var newcomer = await app.NewcomerAsync("Eve");
        Refused.As("not_entered", await newcomer.JoinAsync("Lounge"));
        Refused.As("not_entered", await newcomer.SayAsync("lounge", "hi", "c1"));

        var ann = await app.GuestAsync("Ann");
        Refused.As("not_member", await ann.SayAsync("lounge", "hi", "c1"));
        Refused.As("not_member", await ann.AskAsync("room:leave", new { room = "lounge" }));
    }

    [Fact]
    public async Task Payloads_of_another_form_are_refused()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.GuestAsync("Ann");
        foreach (var payload in (object?[])[null, 5, "text", new { room = 5 }, new[] { 1 }])
        {
            Refused.As("invalid", await ann.AskAsync("room:join", payload));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("!?")]
    [InlineData("two\nlines")]
    [InlineData("turned \u202e around")]
    [InlineData("12345678901234567890123456789012345678901")]
    [InlineData(null)]
    public void A_name_that_would_break_a_list_is_refused(string? name) =>
        Assert.Equal("invalid", Assert.Throws<ChatError>(() => Words.Name(name, "room", LobbyLimits.RoomNameCharsMax)).Code);

    [Theory]
    [InlineData("Ann")]
    [InlineData("Lê Thị Chi")]
    [InlineData("李雷")]
    [InlineData("x 🎈")]
    [InlineData("1234567890123456789012345678901234567890")]
    public void Names_of_all_kinds_are_taken(string name) => Assert.Equal(name, Words.Name($" {name} ", "room", LobbyLimits.RoomNameCharsMax));

    [Fact]
    public void When_as_many_people_are_here_as_fit_the_next_is_refused_until_one_goes()
    {
        var lobby = new LobbyState(TimeProvider.System);
        var first = lobby.Enter(new("first", "First"));
        for (var number = 1; number < LobbyLimits.PeopleMax; number++)
        {
            lobby.Enter(new($"{number}", "Somebody"));
        }

        Assert.Equal("full", Assert.Throws<ChatError>(() => lobby.Enter(new("last", "Last"))).Code);
        lobby.Exit(first);
        Assert.Equal("Last", lobby.Enter(new("last", "Last")).Person.Name);
    }

    private static string Describe(JsonElement change) =>
        $"{change.GetProperty("kind").GetString()} {change.GetProperty("person").GetProperty("name").GetString()} {change.GetProperty("rev").GetInt64()}";
}
