using Parlance.Chat.Accounts;

namespace Parlance.Storage.Tests;

/// <summary>Values lie alike in both databases, and come back as they went in.</summary>
public sealed class ValueTests
{
    private const string Insert = "INSERT INTO things (id, name, owner, is_hidden, made_at, seen_at) VALUES (@Id, @Name, @Owner, @IsHidden, @MadeAt, @SeenAt)";

    private sealed record Thing
    {
        public required UserId Id { get; init; }
        public required string Name { get; init; }
        public SessionId? Owner { get; init; }
        public bool IsHidden { get; init; }
        public DateTimeOffset MadeAt { get; init; }
        public DateTimeOffset? SeenAt { get; init; }
    }

    [Theory(Timeout = Kinds.PatienceMs), MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task Ids_are_sixteen_big_endian_bytes(Dialect dialect)
    {
        await using var db = await Schema.CreateAsync(dialect);
        var id = new UserId(Guid.Parse("01234567-89ab-7def-8123-456789abcdef"));
        await db.Database.WriteAsync(session => session.ExecuteAsync(Insert, Named(id, "Ann")), Kinds.Stop);

        var bytes = await db.Database.ReadAsync(session => session.ScalarAsync<byte[]>("SELECT id FROM things"), Kinds.Stop);

        Assert.Equal("0123456789AB7DEF8123456789ABCDEF", Convert.ToHexString(bytes));
        Assert.Equal(id, await db.Database.ReadAsync(session => session.ScalarAsync<UserId>("SELECT id FROM things"), Kinds.Stop));
        Assert.Equal(id.Value, await db.Database.ReadAsync(session => session.FindAsync<Guid>("SELECT id FROM things"), Kinds.Stop));
    }

    [Theory(Timeout = Kinds.PatienceMs), MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task Rows_come_back_as_they_went_in(Dialect dialect)
    {
        await using var db = await Schema.CreateAsync(dialect);
        var time = DateTimeOffset.FromUnixTimeMilliseconds(1_795_000_000_123);
        var full = Named(UserId.New(TimeProvider.System), "full") with
        {
            Owner = SessionId.New(TimeProvider.System), IsHidden = true, MadeAt = time, SeenAt = time.AddMilliseconds(1),
        };
        var empty = Named(UserId.New(TimeProvider.System), "empty");
        await db.Database.WriteAsync(session => session.ExecuteAsync(Insert, new[] { full, empty }), Kinds.Stop);

        var rows = await db.Database.ReadAsync(session => session.QueryAsync<Thing>("SELECT * FROM things ORDER BY name DESC"), Kinds.Stop);

        Assert.Equal([full, empty], rows);
    }

    [Theory(Timeout = Kinds.PatienceMs), MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task Rows_are_found_by_lists_of_ids_by_times_and_by_flags(Dialect dialect)
    {
        await using var db = await Schema.CreateAsync(dialect);
        Thing[] things = [.. Enumerable.Range(0, 4).Select(number => Named(UserId.New(TimeProvider.System), $"{number}") with { IsHidden = number % 2 == 1 })];
        await db.Database.WriteAsync(session => session.ExecuteAsync(Insert, things), Kinds.Stop);

        var found = await db.Database.ReadAsync(
            session => session.QueryAsync<string>(
                "SELECT name FROM things WHERE id IN @ids AND made_at < @now AND is_hidden = @hidden",
                new { ids = DbList.Of([things[1].Id, things[2].Id]), now = TimeProvider.System.GetUtcNow(), hidden = true }),
            Kinds.Stop);

        Assert.Equal(["1"], found);
        Assert.Empty(await db.Database.ReadAsync(
            session => session.QueryAsync<string>("SELECT name FROM things WHERE id IN @none", new { none = DbList.Of(Array.Empty<UserId>()) }), Kinds.Stop));
        Assert.Equal(2, await db.Database.ReadAsync(
            session => session.ScalarAsync<int>("SELECT COUNT(*) FROM things WHERE name IN @names", new { names = DbList.Of(["0", "3", "9"]) }), Kinds.Stop));
    }

    [Theory(Timeout = Kinds.PatienceMs), MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task A_row_that_is_not_there_is_nothing(Dialect dialect)
    {
        await using var db = await Schema.CreateAsync(dialect);

        Assert.Null(await db.Database.ReadAsync(session => session.FindAsync<Thing>("SELECT * FROM things"), Kinds.Stop));
        Assert.Null(await db.Database.ReadAsync(session => session.FindAsync<UserId?>("SELECT id FROM things"), Kinds.Stop));
        Assert.False(await db.Database.ReadAsync(session => session.ScalarAsync<bool>("SELECT EXISTS (SELECT 1 FROM things)"), Kinds.Stop));
        Assert.True(await db.Database.ReadAsync(session => session.ScalarAsync<bool>("SELECT EXISTS (SELECT 1 FROM counters)"), Kinds.Stop));
    }

    private static Thing Named(UserId id, string name) => new() { Id = id, Name = name, MadeAt = DateTimeOffset.UnixEpoch };
}
