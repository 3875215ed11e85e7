using System.Security.Cryptography;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;
using Parlance.Chat.Http;

namespace Parlance.Chat.Accounts.Sessions;

/// <summary>The SQL of <c>sessions</c> and <c>session_endings</c>.</summary>
internal static class SessionStore
{
    private const int SaltBytes = 16;

    private const string Columns =
        "id, user_id, created_at, signed_in_at, last_seen_at, idle_ends_at, ends_at, device, address, salt, generation, rotated_at, ended_at, end_reason";

    /// <summary>Begins a session. The oldest one ends if there are too many.</summary>
    public static async Task<Session> BeginAsync(DbSession db, User user, ClientInfo client, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        var session = new Session
        {
            Id = SessionId.New(clock),
            UserId = user.Id,
            CreatedAt = now,
            SignedInAt = now,
            LastSeenAt = now,
            IdleEndsAt = now + SessionLimits.Idle,
            EndsAt = now + SessionLimits.Absolute,
            Device = client.Device,
            Address = client.Address,
            Salt = RandomNumberGenerator.GetBytes(SaltBytes),
            Generation = 1,
            RotatedAt = now,
        };
        await db.ExecuteAsync(
            $"INSERT INTO sessions ({Columns}) VALUES (@Id, @UserId, @CreatedAt, @SignedInAt, @LastSeenAt, @IdleEndsAt, @EndsAt, @Device, @Address, "
            + "@Salt, @Generation, @RotatedAt, @EndedAt, @EndReason)",
            session).ConfigureAwait(false);
        var surplus = await db.QueryAsync<SessionId>(
            "SELECT id FROM sessions WHERE user_id = @user AND ended_at IS NULL ORDER BY last_seen_at DESC, id DESC LIMIT 100 OFFSET @max",
            new { user = user.Id, max = SessionLimits.PerUserMax }).ConfigureAwait(false);
        foreach (var id in surplus)
        {
            await EndAsync(db, user.Id, id, EndReason.TooMany, clock).ConfigureAwait(false);
        }

        return session;
    }

    public static Task<Session?> FindAsync(DbSession db, SessionId id) =>
        db.FindAsync<Session>($"SELECT {Columns} FROM sessions WHERE id = @id", new { id });

    /// <summary>The same, kept from changing until the transaction ends.</summary>
    public static Task<Session?> FindForUpdateAsync(DbSession db, SessionId id) => db.FindAsync<Session>(
        $"SELECT {Columns} FROM sessions WHERE id = @id{(db.Dialect is Dialect.Postgres ? " FOR UPDATE" : "")}",
        new { id });

    public static Task<int> RotateAsync(DbSession db, Session session, ClientInfo client, DateTimeOffset now) => db.ExecuteAsync(
        """
        UPDATE sessions SET generation = generation + 1, rotated_at = @now, last_seen_at = @now, idle_ends_at = @idleEndsAt, device = @device, address = @address
        WHERE id = @id
        """,
        new { id = session.Id, now, idleEndsAt = now + SessionLimits.Idle, device = client.Device, address = client.Address });

    public static Task<int> NoteSignInAsync(DbSession db, SessionId id, DateTimeOffset now) =>
        db.ExecuteAsync("UPDATE sessions SET signed_in_at = @now, last_seen_at = @now WHERE id = @id", new { id, now });

    /// <summary>A part of the live sessions of somebody, the newest first.</summary>
    public static Task<IReadOnlyList<Session>> LiveAsync(DbSession db, UserId user, PageQuery page, DateTimeOffset now) => db.QueryAsync<Session>(
        $"SELECT {Columns} FROM sessions WHERE user_id = @user AND id < @Before AND ended_at IS NULL AND idle_ends_at > @now AND ends_at > @now ORDER BY id DESC LIMIT @Take",
        new { user, page.Before, page.Take, now });

    /// <summary>All sessions of somebody that are on record.</summary>
    public static Task<IReadOnlyList<Session>> AllAsync(DbSession db, UserId user) =>
        db.QueryAsync<Session>($"SELECT {Columns} FROM sessions WHERE user_id = @user ORDER BY id DESC", new { user });

    /// <summary>Ends one session of somebody, and tells all nodes.</summary>
    /// <returns>False when they have no such live session.</returns>
    public static async Task<bool> EndAsync(DbSession db, UserId user, SessionId id, string reason, TimeProvider clock)
    {
        // Whoever signs out comes back. A device that was signed out from elsewhere is known no more.
        var forget = reason is EndReason.SignedOut or EndReason.SignedInAnew or EndReason.TooMany ? "" : ", device_mac = NULL";
        var ended = await db.ExecuteAsync(
            $"UPDATE sessions SET ended_at = @now, end_reason = @reason{forget} WHERE id = @id AND user_id = @user AND ended_at IS NULL",
            new { id, user, reason, now = clock.GetUtcNow() }).ConfigureAwait(false);
        if (ended is 0)
        {
            return false;
        }

        await AnnounceAsync(db, user, id, token: null, reason, clock).ConfigureAwait(false);
        return true;
    }

    /// <summary>Ends all sessions of somebody but one, and tells all nodes. Devices that have signed out before are known no more either.</summary>
    /// <returns>How many it were.</returns>
    public static async Task<int> EndAllAsync(DbSession db, UserId user, SessionId? except, string reason, TimeProvider clock)
    {
        await db.ExecuteAsync("UPDATE sessions SET device_mac = NULL WHERE user_id = @user AND ended_at IS NOT NULL AND device_mac IS NOT NULL", new { user }).ConfigureAwait(false);
        var ids = await db.QueryAsync<SessionId>("SELECT id FROM sessions WHERE user_id = @user AND ended_at IS NULL", new { user }).ConfigureAwait(false);
        var ended = 0;
        foreach (var id in ids.Where(id => id != except))
        {
            ended += await EndAsync(db, user, id, reason, clock).ConfigureAwait(false) ? 1 : 0;
        }

        return ended;
    }

    /// <summary>Tells all nodes to cut what stands open: a session, what a personal access token opened, or (both null) everything of the user.</summary>
    public static Task<int> AnnounceAsync(DbSession db, UserId user, SessionId? session, Guid? token, string reason, TimeProvider clock) => db.ExecuteAsync(
        "INSERT INTO session_endings (id, user_id, session_id, token_id, reason, at) VALUES (@id, @user, @session, @token, @reason, @at)",
        new { id = Guid.CreateVersion7(clock.GetUtcNow()), user, session, token, reason, at = clock.GetUtcNow() });
}
