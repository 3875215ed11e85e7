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

        await ben.AskAsync("lobby:enter", new { key = Guest.KeyOf("Ben"), name = "Benny" });
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
    public async Task The_same_secret_gives_the_same_id_and_it_cannot_be_changed_on_the_way()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.GuestAsync("Ann", Guest.KeyOf("secret"));
        var again = await app.GuestAsync("Ann again", Guest.KeyOf("secret"));
        var other = await app.GuestAsync("Ann", Guest.KeyOf("another secret"));

        Assert.Equal(ann.Id, again.Id);
        Assert.NotEqual(ann.Id, other.Id, StringComparer.Ordinal);
        Refused.As("invalid", await ann.AskAsync("lobby:enter", new { key = Guest.KeyOf("another secret"), name = "Ann" }));
    }

    [Fact]
    public async Task Nothing_can_be_done_before_entering_nor_outside_of_a_room()
    {
        await using var app = await ChatApp.StartAsync();
        var stranger = await app.StrangerAsync();
        Refused.As("not_entered", await stranger.JoinAsync("Lounge"));
        Refused.As("not_entered", await stranger.SayAsync("lounge", "hi", "c1"));

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
        Assert.Equal("invalid", Assert.Throws<ChatError>(() => Words.Name(name, "name", LobbyLimits.NameCharsMax)).Code);

    [Theory]
    [InlineData("Ann")]
    [InlineData("Lê Thị Chi")]
    [InlineData("李雷")]
    [InlineData("x 🎈")]
    [InlineData("1234567890123456789012345678901234567890")]
    public void Names_of_all_kinds_are_taken(string name) => Assert.Equal(name, Words.Name($" {name} ", "name", LobbyLimits.NameCharsMax));

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
