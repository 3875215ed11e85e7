using Parlance.Chat.Lobby;
using Parlance.SocketIO.Testing;

namespace Parlance.Chat.Tests.Lobby;

public sealed class RoomTests
{
    [Theory]
    [InlineData("Phòng  Chung", "phòng-chung")]
    [InlineData("phòng chung", "phòng-chung")]
    [InlineData("  C# & .NET! ", "c-net")]
    [InlineData("a/b?c=d", "a-b-c-d")]
    [InlineData("李雷", "李雷")]
    public void Names_that_read_alike_are_one_room(string name, string id) =>
        Assert.Equal(id, Words.RoomId(Words.Name(name, "room", LobbyLimits.RoomNameCharsMax)));

    [Fact]
    public async Task Changes_of_rooms_are_told_to_everybody_together()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.GuestInAsync("Lounge", "Ann");
        var ben = await app.GuestInAsync("New place", "Ben");
        await ben.SayAsync("new-place", "hi", "c1");

        app.Clock.Advance(LobbyLimits.AnnounceEvery);
        var change = await ann.HearsAsync("room:change");

        Assert.Equal(2, change.GetProperty("online").GetInt32());
        var rooms = change.GetProperty("changed").EnumerateArray().ToDictionary(room => room.GetProperty("id").GetString()!, StringComparer.Ordinal);
        Assert.Equal(["lounge", "new-place"], rooms.Keys.Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Equal("New place", rooms["new-place"].GetProperty("name").GetString());
        Assert.Equal(1, rooms["new-place"].GetProperty("people").GetInt32());
        Assert.Equal(1, rooms["new-place"].GetProperty("lastSeq").GetInt64());
    }

    [Fact]
    public void An_empty_room_is_kept_for_a_while_and_then_closed()
    {
        var clock = new ManualTimeProvider();
        var lobby = new LobbyState(clock);
        var ann = new Person("ann", "Ann");
        var corner = lobby.OpenRoom("Corner");
        corner.Join(ann, "s", 0, _ => { });
        corner.Leave("ann", "s", _ => { });

        clock.Advance(LobbyLimits.EmptyRoomKept - TimeSpan.FromSeconds(1));
        lobby.CloseEmptyRooms();
        Assert.Same(corner, lobby.OpenRoom("corner"));
        Assert.Null(lobby.TakeChanges());

        clock.Advance(TimeSpan.FromSeconds(1));
        lobby.CloseEmptyRooms();
        Assert.Equal("corner", Assert.Single(lobby.TakeChanges()!.Removed));
        Assert.Null(lobby.TakeChanges());
    }

    [Fact]
    public void The_first_room_is_never_closed_and_a_closed_one_lets_nobody_in()
    {
        var clock = new ManualTimeProvider();
        var lobby = new LobbyState(clock);
        var corner = lobby.OpenRoom("Corner");
        clock.Advance(LobbyLimits.EmptyRoomKept);
        lobby.CloseEmptyRooms();

        Assert.Equal([LobbyState.FirstRoom], lobby.Rooms.Select(room => room.Summary.Name), StringComparer.Ordinal);
        Assert.Null(corner.Join(new("ann", "Ann"), "s", 0, _ => { }));
        Assert.NotSame(corner, lobby.OpenRoom("Corner"));
    }

    [Fact]
    public void There_are_so_many_rooms_and_no_more_until_one_closes()
    {
        var clock = new ManualTimeProvider();
        var lobby = new LobbyState(clock);
        for (var number = 1; number < LobbyLimits.RoomsMax; number++)
        {
            lobby.OpenRoom($"room {number}");
        }

        Assert.Equal("too_many_rooms", Assert.Throws<ChatError>(() => lobby.OpenRoom("one more")).Code);
        Assert.NotNull(lobby.OpenRoom("room 1"));
        clock.Advance(LobbyLimits.EmptyRoomKept);
        lobby.CloseEmptyRooms();
        Assert.NotNull(lobby.OpenRoom("one more"));
    }

    [Fact]
    public async Task One_connection_can_be_in_so_many_rooms()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.GuestAsync("Ann");
        for (var number = 1; number <= LobbyLimits.RoomsPerVisitMax; number++)
        {
            Assert.True((await ann.JoinAsync($"room {number}")).GetProperty("ok").GetBoolean());
        }

        Refused.As("room_limit", await ann.JoinAsync("one more"));
        Assert.True((await ann.JoinAsync("room 1")).GetProperty("ok").GetBoolean());
        await ann.AskAsync("room:leave", new { room = "room-1" });
        Assert.True((await ann.JoinAsync("one more")).GetProperty("ok").GetBoolean());
    }

    [Fact]
    public async Task Who_does_too_much_waits_as_long_as_they_are_told_over_all_connections()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.GuestInAsync("Lounge", "Ann");
        var again = await app.GuestInAsync("Lounge", "Ann");
        for (var number = 2; number < LobbyLimits.BurstMax; number++)
        {
            Assert.True((await ann.SayAsync("lounge", "x", $"c{number}")).GetProperty("ok").GetBoolean());
        }

        var refusal = Refused.As("rate_limited", await again.SayAsync("lounge", "x", "d1"));
        app.Clock.Advance(TimeSpan.FromSeconds(refusal.GetProperty("retryAfter").GetDouble()));
        Assert.True((await again.SayAsync("lounge", "x", "d1")).GetProperty("ok").GetBoolean());
        Refused.As("rate_limited", await ann.SayAsync("lounge", "x", "d2"));
    }
}
