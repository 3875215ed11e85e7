using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Reports;

namespace Parlance.Chat.Filters;

/// <summary>The SQL of <c>filters</c>, and who may read and change them.</summary>
internal static class FilterStore
{
    /// <param name="db">The session.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="conversation">Whose filters; null for those of the server.</param>
    /// <param name="lockRow">Whether they are to be changed: nobody else changes them, or writes in the conversation, until the commit.</param>
    /// <returns>The conversation, as they stand in it; null for the server.</returns>
    /// <exception cref="ChatError"><c>not_found</c>, <c>forbidden</c>.</exception>
    public static async Task<Place?> RequireAsync(DbSession db, Actor actor, ConversationId? conversation, bool lockRow = false)
    {
        if (conversation is { } id)
        {
            return await Place.RequireAsync(db, actor, id, Act.Filter, lockRow);
        }

        await Reviewer.RequireAdministratorAsync(db, actor);
        return null;
    }

    public static Task<IReadOnlyList<Filter>> ListAsync(DbSession db, ConversationId owner) => db.QueryAsync<Filter>(
        $"SELECT {Filter.Columns} FROM filters WHERE conversation_id = @owner ORDER BY id LIMIT @OfServerMax", new { owner, FilterLimits.OfServerMax });

    public static Task<Filter?> FindAsync(DbSession db, ConversationId owner, Guid id) => db.FindAsync<Filter>(
        $"SELECT {Filter.Columns} FROM filters WHERE conversation_id = @owner AND id = @id", new { owner, id });

    /// <summary>Says that they are others from here on: every node reads them again before it lets the next message in.</summary>
    public static Task<int> TouchAsync(DbSession db, ConversationId owner) => db.ExecuteAsync(
        owner == Filter.Server ? "UPDATE server_filters SET rev = rev + 1 WHERE id = 1" : "UPDATE conversations SET filters_rev = filters_rev + 1 WHERE id = @owner",
        new { owner });

    public static Task<int> PutAsync(DbSession db, Filter row) => db.ExecuteAsync(
        $"""
        INSERT INTO filters ({Filter.Columns})
        VALUES (@ConversationId, @Id, @Name, @Kind, @Patterns, @Allowed, @Action, @MutedForSeconds, @ChangedBy, @ChangedAt)
        ON CONFLICT (conversation_id, id) DO UPDATE SET name = excluded.name, kind = excluded.kind, patterns = excluded.patterns, allowed = excluded.allowed,
            action = excluded.action, muted_for_seconds = excluded.muted_for_seconds, changed_by = excluded.changed_by, changed_at = excluded.changed_at
        """,
        row);

    public static Task<int> DeleteAsync(DbSession db, Filter row) => db.ExecuteAsync(
        "DELETE FROM filters WHERE conversation_id = @ConversationId AND id = @Id", new { row.ConversationId, row.Id });
}
