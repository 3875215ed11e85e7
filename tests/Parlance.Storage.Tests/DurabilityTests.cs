namespace Parlance.Storage.Tests;

public sealed class DurabilityTests
{
    [Theory(Timeout = Kinds.PatienceMs), MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task What_was_acknowledged_is_there_after_a_kill(Dialect dialect)
    {
        await using var db = await Schema.CreateAsync(dialect);
        using var child = Child.Start("acknowledge", dialect, db.Place);
        var acknowledged = new List<string>();
        while (acknowledged.Count < 300)
        {
            acknowledged.Add((await child.ReadLineAsync())!);
        }

        acknowledged.AddRange(await child.KillAsync());

        var stored = await db.Database.ReadAsync(
            session => session.QueryAsync<string>("SELECT CAST(writer AS TEXT) || ' ' || CAST(number AS TEXT) FROM acknowledged"), Kinds.Stop);
        Assert.Empty(acknowledged.Except(stored, StringComparer.Ordinal));
    }
}
