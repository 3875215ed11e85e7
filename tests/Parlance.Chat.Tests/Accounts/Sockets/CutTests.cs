using Parlance.Chat.Accounts.Sessions;

namespace Parlance.Chat.Tests.Accounts.Sockets;

[Trait("pace", "slow")]
public sealed class CutTests
{
    public static TheoryData<string> Lines => [Line.WebSocket, Line.Polling, Line.Bare];

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task Signing_out_cuts_the_sockets_of_that_session_at_once_and_no_others(string door)
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        var elsewhere = await app.Anyone().LoginAsync("ann");
        var (cut, same, kept) = (await Line.OpenAsync(app, door, ann.Token), await Line.OpenAsync(app, Line.WebSocket, ann.Token), await Line.OpenAsync(app, door, elsewhere.Token));

        (await ann.PostAsync("auth/logout", new { refreshToken = ann.RefreshToken })).Done();

        // The clock stands still: it did not take a tick of the watch.
        Assert.Equal(EndReason.SignedOut, await cut.EndAsync());
        Assert.Equal(EndReason.SignedOut, await same.EndAsync());
        Assert.True((await kept.AskAsync("feed:heads", new { })).GetProperty("ok").GetBoolean());
        Assert.False(kept.Closed);
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task What_another_node_or_the_command_line_ends_is_cut_within_a_second(string door)
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        var line = await Line.OpenAsync(app, door, ann.Token);

        await app.EndSessionAsync(ann, EndReason.EndedByOwner);
        app.Clock.Advance(Doors.Promise);

        Assert.Equal(EndReason.EndedByOwner, await line.EndAsync());
    }

    [Theory]
    [InlineData(EndReason.EndedByOwner)]
    [InlineData(EndReason.PasswordChanged)]
    public async Task Ending_all_others_cuts_all_others(string reason)
    {
        await using var app = await ChatApp.StartAsync();
        var here = await app.SomebodyAsync("ann");
        var others = new List<Line>();
        foreach (var door in (string[])[Line.WebSocket, Line.Polling, Line.Bare])
        {
            others.Add(await Line.OpenAsync(app, door, (await app.Anyone().LoginAsync("ann")).Token));
        }

        var kept = await Line.OpenAsync(app, Line.WebSocket, here.Token);
        await app.WriteAsync((db, clock) => SessionStore.EndAllAsync(db, Doors.IdOf(here), Doors.SessionOf(here), reason, clock));
        app.Clock.Advance(Doors.Promise);

        foreach (var other in others)
        {
            Assert.Equal(reason, await other.EndAsync());
        }

        Assert.True((await kept.AskAsync("feed:heads", new { })).GetProperty("ok").GetBoolean());
    }

    [Fact]
    public async Task Disabling_an_account_cuts_its_sessions_its_tokens_and_its_bots()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, bot, eve) = (await app.SomebodyAsync("ann"), await app.SomebodyAsync("robot"), await app.SomebodyAsync("eve"));
        await app.WriteAsync((db, _) => db.ExecuteAsync(
            "UPDATE users SET owner_id = @owner WHERE id = @id",
            new { owner = Doors.IdOf(ann), id = Doors.IdOf(bot) }));
        var session = await Line.OpenAsync(app, Line.WebSocket, ann.Token);
        var token = await Line.OpenAsync(app, Line.Polling, (await app.NewTokenAsync(ann, "read")).Secret);
        var robot = await Line.OpenAsync(app, Line.Bare, (await app.NewTokenAsync(bot, "read write")).Secret);
        var other = await Line.OpenAsync(app, Line.WebSocket, eve.Token);

        await app.DisableAsync(ann);
        app.Clock.Advance(Doors.Promise);

        foreach (var line in (Line[])[session, token, robot])
        {
            Assert.Equal(EndReason.Disabled, await line.EndAsync());
        }

        Assert.True((await other.AskAsync("feed:heads", new { })).GetProperty("ok").GetBoolean());
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task Revoking_a_personal_token_cuts_what_it_opened_and_nothing_else(string door)
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        var (revoked, kept) = (await app.NewTokenAsync(ann, "read"), await app.NewTokenAsync(ann, "read"));
        var (cut, other) = (await Line.OpenAsync(app, door, revoked.Secret), await Line.OpenAsync(app, door, kept.Secret));

        await app.RevokeTokenAsync(ann, revoked.Id);
        app.Clock.Advance(Doors.Promise);

        Assert.Equal(EndReason.TokenRevoked, await cut.EndAsync());
        Assert.True((await other.AskAsync("feed:heads", new { })).GetProperty("ok").GetBoolean());
    }

    [Fact]
    public async Task A_new_role_cuts_who_came_in_with_the_old_one_once()
    {
        await using var app = await ChatApp.StartAsync();
        await app.SomebodyAsync("root");
        var ann = await app.SomebodyAsync("ann");
        var before = await Line.OpenAsync(app, Line.WebSocket, ann.Token);

        await app.MakeGuestAsync(ann);
        await ann.LoginAsync("ann");
        var after = await Line.OpenAsync(app, Line.WebSocket, ann.Token);
        app.Clock.Advance(Doors.Promise);
        Assert.Equal(EndReason.RoleChanged, await before.EndAsync());

        // The row is read for a while yet.
        app.Clock.Advance(Doors.Promise);
        Assert.True((await after.AskAsync("feed:heads", new { })).GetProperty("ok").GetBoolean());
    }

    [Fact]
    public async Task What_ended_while_nobody_was_here_is_not_held_against_who_comes_now()
    {
        await using var app = await ChatApp.StartAsync();
        await app.SomebodyAsync("root");
        var ann = await app.SomebodyAsync("ann");
        await app.MakeGuestAsync(ann);
        await ann.LoginAsync("ann");

        var line = await Line.OpenAsync(app, Line.WebSocket, ann.Token);
        app.Clock.Advance(Doors.Promise);

        Assert.True((await line.AskAsync("feed:heads", new { })).GetProperty("ok").GetBoolean());
    }

    [Fact]
    public async Task A_row_that_commits_late_is_not_missed()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, bob) = (await app.SomebodyAsync("ann"), await app.SomebodyAsync("bob"));
        var (first, second) = (await Line.OpenAsync(app, Line.WebSocket, ann.Token), await Line.OpenAsync(app, Line.WebSocket, bob.Token));
        var early = app.Clock.GetUtcNow();
        app.Clock.Advance(TimeSpan.FromSeconds(5));
        await app.EndSessionAsync(ann, EndReason.SignedOut);
        app.Clock.Advance(Doors.Promise);
        await first.EndAsync();

        await app.WriteAsync((db, _) => db.ExecuteAsync(
            "INSERT INTO session_endings (id, user_id, session_id, token_id, reason, at) VALUES (@id, @user, @session, NULL, 'signed_out', @at)",
            new { id = Guid.CreateVersion7(early), user = Doors.IdOf(bob), session = Doors.SessionOf(bob), at = early }));
        app.Clock.Advance(Doors.Promise);

        Assert.Equal(EndReason.SignedOut, await second.EndAsync());
    }
}
