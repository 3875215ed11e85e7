using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Search.Index;
using Parlance.Chat.Search.Query;

namespace Parlance.Chat.Search.Finding;

/// <summary>
/// Finds messages, the newest first, among those that whoever asks may read: as everywhere, what is in the conversations that they are in, from the
/// first seq on that they may see. Every role may read (<see cref="Act.Read"/>), so that to be a member is all that is asked.
/// </summary>
internal static class MessageFinder
{
    private const string Walk =
        "SELECT rowid AS id FROM search_index WHERE search_index MATCH @match AND rowid < @Before AND rowid >= @From ORDER BY rowid DESC LIMIT @walkMax";

    private const string Readable = "m.conversation_id = e.conversation_id AND m.user_id = @Me AND m.left_at IS NULL AND e.seq >= m.visible_from";

    public static Task<IReadOnlyList<Hit>> FindAsync(DbSession db, Hunt hunt) => hunt switch
    {
        { Query.IsImpossible: true } => Task.FromResult<IReadOnlyList<Hit>>([]),
        _ when db.Dialect is Dialect.Sqlite => FindInSqliteAsync(db, hunt),
        _ => FindInPostgresAsync(db, hunt),
    };

    // FTS5 gives the newest first and stops where it is told to. Most often what is looked for is among what it finds at once. What is frequent on the
    // server, and rare where the asker is, is looked for in their conversations alone: that takes a list for each of them.
    private static async Task<IReadOnlyList<Hit>> FindInSqliteAsync(DbSession db, Hunt hunt)
    {
        if (!hunt.IsSomewhere)
        {
            var walkMax = Math.Max(SearchLimits.WalkMax, hunt.Take * SearchLimits.WalkPerHit);
            var args = new { match = hunt.Query.ToMatch(), hunt.Me, hunt.Before, hunt.From, hunt.Take, walkMax };
            var found = await db.QueryAsync<Hit>(
                $"SELECT {Columns(hunt)} FROM ({Walk}) f CROSS JOIN search_entries e CROSS JOIN members m WHERE e.id = f.id AND {Readable}{Further(hunt)} ORDER BY e.id DESC LIMIT @Take",
                args);
            if (found.Count == hunt.Take || await db.ScalarAsync<long>($"SELECT COUNT(*) FROM ({Walk}) f", args) < walkMax)
            {
                return found;
            }
        }

        var query = hunt.IsSomewhere ? hunt.Query : hunt.Query.Within(await PlacesAsync(db, hunt));
        return query.IsImpossible ? [] : await db.QueryAsync<Hit>(
            $"""
            SELECT {Columns(hunt)} FROM search_index CROSS JOIN search_entries e CROSS JOIN members m
            WHERE search_index MATCH @match AND search_index.rowid < @Before AND search_index.rowid >= @From AND e.id = search_index.rowid AND {Readable}{Further(hunt)}
            ORDER BY search_index.rowid DESC LIMIT @Take
            """,
            new { match = query.ToMatch(), hunt.Me, hunt.Before, hunt.From, hunt.Take });
    }

    private static async Task<IEnumerable<string>> PlacesAsync(DbSession db, Hunt hunt) =>
        (await db.QueryAsync<ConversationId>("SELECT conversation_id FROM members WHERE user_id = @Me AND left_at IS NULL", new { hunt.Me })).Select(Marks.Of);

    // Whether to go through the newest entries or through the index of words is PostgreSQL's to decide, which knows how frequent the words are: each time
    // anew, for these words. Where there are many it has to see each place where they are: most often there is enough among the newest entries.
    private static async Task<IReadOnlyList<Hit>> FindInPostgresAsync(DbSession db, Hunt hunt)
    {
        await db.ExecuteAsync("SET LOCAL plan_cache_mode = force_custom_plan");
        if (await NewestAsync(db) is { } first && first > hunt.From && first < hunt.Before)
        {
            var found = await FindInPostgresAsync(db, hunt, first);
            if (found.Count == hunt.Take)
            {
                return found;
            }
        }

        return await FindInPostgresAsync(db, hunt, hunt.From);
    }

    // Where the newest of all entries begin, as PostgreSQL has it in its statistics: at one of the bounds between hundredths.
    private static Task<long?> NewestAsync(DbSession db) => db.FindAsync<long?>(
        """
        SELECT s.bounds[array_length(s.bounds, 1) - CAST(CEIL(@walk / (c.reltuples / 100)) AS int)] FROM pg_class c
        CROSS JOIN (SELECT CAST(CAST(histogram_bounds AS text) AS bigint[]) AS bounds FROM pg_stats WHERE schemaname = current_schema AND tablename = 'search_entries' AND attname = 'id') s
        WHERE c.oid = CAST('search_entries' AS regclass) AND c.reltuples > 2 * @walk
        """,
        new { walk = SearchLimits.WindowMax });

    // The conversation of an entry is given as an expression, so that its own index does not serve here: the index of words would be read anew for each
    // of the asker's conversations, which PostgreSQL believes to be cheap where words stand together more often than by chance.
    private static Task<IReadOnlyList<Hit>> FindInPostgresAsync(DbSession db, Hunt hunt, long from)
    {
        var match = hunt.Query.ToVectorQuery();
        var matching = match is null ? "" : "e.tokens @@ CAST(@match AS tsquery) AND ";
        return db.QueryAsync<Hit>(
            $"""
            SELECT {Columns(hunt)} FROM search_entries e JOIN members m ON {Readable.Replace("e.conversation_id", "(e.conversation_id || '')", StringComparison.Ordinal)}
            WHERE {matching}e.id < @Before AND e.id >= @from{Further(hunt)} ORDER BY e.id DESC LIMIT @Take
            """,
            new { match, hunt.Me, hunt.Before, from, hunt.Take });
    }

    private static string Columns(Hunt hunt) => "e.id, e.conversation_id, e.seq" + (!hunt.WithText ? "" :
        $", (SELECT SUBSTR(x.plain, 1, {SearchLimits.JudgedCharsMax}) FROM messages x WHERE x.conversation_id = e.conversation_id AND x.seq = e.seq) AS plain");

    private static string Further(Hunt hunt) => string.Concat(hunt.Others.Select(wanted => $" AND {(wanted.Not ? "NOT " : "")}({ConditionOf(wanted.What)})"));

    private static string ConditionOf(Trait trait) => trait switch
    {
        Trait.HasReaction => "EXISTS (SELECT 1 FROM reactions r WHERE r.conversation_id = e.conversation_id AND r.seq = e.seq AND r.removed = 0)",
        Trait.IsPinned => "EXISTS (SELECT 1 FROM pins p WHERE p.conversation_id = e.conversation_id AND p.seq = e.seq AND p.removed = 0)",
        Trait.IsUnread =>
            """
            e.seq > COALESCE((SELECT r.seq FROM read_positions r WHERE r.user_id = @Me AND r.conversation_id = e.conversation_id), 0)
                AND EXISTS (SELECT 1 FROM messages x WHERE x.conversation_id = e.conversation_id AND x.seq = e.seq AND x.author_id <> @Me AND x.aside = 0)
            """,
        _ => throw new ArgumentOutOfRangeException(nameof(trait), trait, "It is in the index."),
    };
}
