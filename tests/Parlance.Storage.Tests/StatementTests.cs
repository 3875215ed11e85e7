namespace Parlance.Storage.Tests;

/// <summary>Statements are compiled once and used again, and nobody notices.</summary>
public sealed class StatementTests
{
    [Theory(Timeout = Kinds.PatienceMs), MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task One_that_failed_works_the_next_time(Dialect dialect)
    {
        const string Insert = "INSERT INTO counters (name, value) VALUES (@name, 7)";
        await using var db = await Schema.CreateAsync(dialect);

        for (var attempt = 0; attempt < 8; attempt++)
        {
            var taken = await Assert.ThrowsAnyAsync<Exception>(() =>
                db.Database.WriteAsync(session => session.ExecuteAsync(Insert, new { name = "one" }), Kinds.Stop));
            Assert.True(db.Database.IsUniqueViolation(taken));
            await db.Database.WriteAsync(session => session.ExecuteAsync(Insert, new { name = $"new {attempt}" }), Kinds.Stop);
        }

        Assert.Equal(7, await db.Database.CountAsync("new 7"));
    }

    [Theory(Timeout = Kinds.PatienceMs), MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task Each_has_only_its_own_parameters(Dialect dialect)
    {
        await using var db = await Schema.CreateAsync(dialect);

        var answers = await db.Database.ReadAsync(
            async session => (
                await session.ScalarAsync<long?>("SELECT value FROM counters WHERE name = @name AND value = @value", new { name = "one", value = 0 }),
                await session.ScalarAsync<long?>("SELECT value FROM counters WHERE name = @name AND value = @value", new { name = "one", value = 1 }),
                await session.ScalarAsync<long?>("SELECT value FROM counters WHERE name = @name", new { name = "one" })),
            Kinds.Stop);

        Assert.Equal((0L, null, 0L), answers);
    }

    [Theory(Timeout = Kinds.PatienceMs), MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task More_of_them_than_are_kept_all_answer_again_and_again(Dialect dialect)
    {
        await using var db = await Schema.CreateAsync(dialect);

        for (var round = 0; round < 3; round++)
        {
            var numbers = await db.Database.ReadAsync(
                async session =>
                {
                    var read = new List<long>();
                    for (var number = 0; number < 300; number++)
                    {
                        read.Add(await session.ScalarAsync<long>($"SELECT value + {number} FROM counters WHERE name = @name", new { name = "one" }));
                    }

                    return read;
                },
                Kinds.Stop);
            Assert.Equal(Enumerable.Range(0, 300).Select(static number => (long)number), numbers);
        }
    }

    [Theory(Timeout = Kinds.PatienceMs), MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task A_list_may_be_of_any_length(Dialect dialect)
    {
        await using var db = await Schema.CreateAsync(dialect);

        for (var length = 0; length < 4; length++)
        {
            var names = Enumerable.Range(0, length).Select(static number => number == 2 ? "one" : $"nobody {number}");
            var found = await db.Database.ReadAsync(
                session => session.QueryAsync<string>("SELECT name FROM counters WHERE name IN @names", new { names = DbList.Of(names) }), Kinds.Stop);
            Assert.Equal(length == 3 ? ["one"] : [], found);
        }
    }
}
