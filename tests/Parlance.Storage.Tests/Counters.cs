namespace Parlance.Storage.Tests;

internal static class Counters
{
    public static Task<long> CountAsync(this ChatDatabase database, string name = "one") =>
        database.ReadAsync(session => session.ValueAsync(name), Kinds.Stop);

    public static Task IncrementAsync(this ChatDatabase database, string name = "one") =>
        database.WriteAsync(session => session.IncrementAsync(name), Kinds.Stop);

    public static Task<long> ValueAsync(this DbSession session, string name = "one") =>
        session.ScalarAsync<long>("SELECT value FROM counters WHERE name = @name", new { name });

    public static Task<int> IncrementAsync(this DbSession session, string name = "one") =>
        session.ExecuteAsync("UPDATE counters SET value = value + 1 WHERE name = @name", new { name });
}
