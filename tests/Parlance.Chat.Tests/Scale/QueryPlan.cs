using System.Data.Common;
using System.Text.Json;
using System.Text.RegularExpressions;
using Parlance.Chat.Data;

namespace Parlance.Chat.Tests.Scale;

/// <summary>How a database goes about a statement, and what is wrong with it: a table that grows and is read without one of its <see cref="Ways"/>.</summary>
internal static partial class QueryPlan
{
    // What a plan is made of when the tables are small says little about large ones. So PostgreSQL is asked whether it can do without: without reading a
    // whole table or building one in memory, without looking at rows that it then leaves out (as if each were dear), and for a page without putting rows
    // in order.
    private static readonly string[] Handicaps =
        ["enable_seqscan = off", "enable_hashjoin = off", "enable_mergejoin = off", "enable_material = off", "enable_memoize = off", "cpu_tuple_cost = 10"];

    /// <summary>Whether there is a plan to look at: locks, settings and savepoints have none.</summary>
    public static bool HasOne(string sql) => Planned().IsMatch(sql) && !sql.Contains("advisory", StringComparison.Ordinal);

    public static Task<IReadOnlyList<string>> FaultsAsync(DbSession db, string sql, object? args) => Ways.EndsWithFirstRow(sql) ? Task.FromResult<IReadOnlyList<string>>([])
        : db.Dialect is Dialect.Sqlite ? FaultsOfSqliteAsync(db, sql, args) : FaultsOfPostgresAsync(db, sql, args);

    private static async Task<IReadOnlyList<string>> FaultsOfSqliteAsync(DbSession db, string sql, object? args)
    {
        var steps = await db.QueryAsync<Step>("EXPLAIN QUERY PLAN " + sql, args);
        var tables = await db.QueryAsync<Index>("SELECT name, tbl_name FROM sqlite_master");
        var faults = new List<string>();
        foreach (var step in steps.Select(step => SqliteStep().Match(step.Detail)).Where(match => match.Success))
        {
            var index = step.Groups["index"].Value;
            var table = tables.FirstOrDefault(known => string.Equals(known.Name, index, StringComparison.Ordinal))?.TblName ?? TableOf(sql, step.Groups["what"].Value);
            if (!Ways.Allow(table, step.Groups["by"].Value) || Ways.IsOfAll(table, index, step.Groups["by"].Value) || (!HasEnd(sql) && Ways.IsOpen(table, step.Groups["by"].Value)))
            {
                faults.Add(step.Value);
            }
        }

        if (IsPage(sql) && steps.Any(step => step.Detail.StartsWith("USE TEMP B-TREE", StringComparison.Ordinal)))
        {
            faults.Add("all rows are put in order for a page of them");
        }

        return faults;
    }

    private static async Task<IReadOnlyList<string>> FaultsOfPostgresAsync(DbSession db, string sql, object? args)
    {
        foreach (var handicap in Handicaps)
        {
            await db.ExecuteAsync("SET LOCAL " + handicap);
        }

        await db.ExecuteAsync($"SET LOCAL enable_sort = {(IsPage(sql) ? "off" : "on")}");
        using var plan = JsonDocument.Parse(await ExplainAsync(db, sql, args));
        // Of a table that is empty it cannot say what it would do with a full one. SQLite, which counts no rows, says it.
        var empty = (await db.QueryAsync<string>("SELECT relname::text FROM pg_class WHERE reltuples <= 0")).ToHashSet(StringComparer.Ordinal);
        var faults = new List<string>();
        Walk(plan.RootElement[0].GetProperty("Plan"), relation: null);
        return faults;

        void Walk(JsonElement node, string? relation)
        {
            var kind = node.GetProperty("Node Type").GetString()!;
            var table = Text(node, "Relation Name") ?? relation;
            if (kind is "Seq Scan" or "Index Scan" or "Index Only Scan" or "Bitmap Index Scan" && !empty.Contains(table!)
                && (!Ways.Allow(table!, Text(node, "Index Cond") ?? "") || Ways.IsOfAll(table!, Text(node, "Index Name") ?? "", Text(node, "Index Cond") ?? "")
                    || (!HasEnd(sql) && Ways.IsOpen(table!, Text(node, "Index Cond") ?? ""))))
            {
                faults.Add($"{kind} of {table} {Text(node, "Index Name")} {Text(node, "Index Cond")}");
            }

            if (kind is "Sort" && IsPage(sql))
            {
                faults.Add("all rows are put in order for a page of them");
            }

            foreach (var child in node.TryGetProperty("Plans", out var plans) ? plans.EnumerateArray() : [])
            {
                Walk(child, table);
            }
        }
    }

    // As the storage has it planned: once, for no values in particular. That passes over an index of some rows whose condition is a parameter's.
    private static async Task<string> ExplainAsync(DbSession db, string sql, object? args)
    {
        var names = Parameter().Matches(sql).Select(match => match.Value).Distinct(StringComparer.Ordinal).ToList();
        var prepared = Parameter().Replace(List().Replace(sql, "= ANY(${name})"), match => $"${names.IndexOf(match.Value) + 1}");
        await db.ExecuteAsync("SET LOCAL plan_cache_mode = force_generic_plan");
        await db.ExecuteAsync("SAVEPOINT explaining");
        try
        {
            await db.ExecuteAsync("PREPARE explained AS " + prepared);
        }
        catch (DbException) when (args is not null)
        {
            // Of which type a parameter is cannot always be told without its value.
            await db.ExecuteAsync("ROLLBACK TO explaining");
            return await db.ScalarAsync<string>("EXPLAIN (FORMAT JSON) " + sql, args);
        }

        var values = names.Count is 0 ? "" : $"({string.Join(", ", names.Select(_ => "NULL"))})";
        var plan = await db.ScalarAsync<string>("EXPLAIN (FORMAT JSON) EXECUTE explained" + values);
        await db.ExecuteAsync("DEALLOCATE explained");
        await db.ExecuteAsync("RELEASE explaining");
        return plan;
    }

    private static string? Text(JsonElement node, string name) => node.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static bool HasEnd(string sql) => sql.Contains("LIMIT", StringComparison.Ordinal);

    private static bool IsPage(string sql) => sql.Contains("LIMIT @", StringComparison.OrdinalIgnoreCase) && !Ways.IsBoundedOtherwise(sql);

    // A plan of SQLite speaks of a table by the name that the query has given it.
    private static string TableOf(string sql, string alias) =>
        Alias().Matches(sql).FirstOrDefault(match => string.Equals(match.Groups["alias"].Value, alias, StringComparison.Ordinal))?.Groups["table"].Value ?? alias;

    [GeneratedRegex(@"^\s*(SELECT|INSERT|UPDATE|DELETE|WITH)\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Planned();

    [GeneratedRegex(@"^(?<how>SCAN|SEARCH) (?<what>\w+)( (USING )?(AUTOMATIC )?(PARTIAL )?(COVERING )?(INDEX (?<index>\w+)|INTEGER PRIMARY KEY))?( \((?<by>[^)]*)\))?.*", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex SqliteStep();

    [GeneratedRegex(@"\b(FROM|JOIN)\s+(?<table>\w+)\s+(?<alias>\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Alias();

    [GeneratedRegex(@"@\w+", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"\bIN (?<name>@\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex List();

    private sealed record Step
    {
        public string Detail { get; init; } = "";
    }

    private sealed record Index
    {
        public string Name { get; init; } = "";

        public string TblName { get; init; } = "";
    }
}
