using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Http;

namespace Parlance.Chat.Retention.Holds;

/// <summary>The SQL of <c>holds</c>.</summary>
internal static class HoldStore
{
    public static async Task<bool> IsHeldAsync(DbSession db, ConversationId conversation) => await db.ScalarAsync<long>(
        "SELECT COUNT(*) FROM holds WHERE conversation_id = @conversation AND lifted_at IS NULL", new { conversation }) > 0;

    /// <summary>Those of these people whose messages somebody holds.</summary>
    public static async Task<IReadOnlySet<UserId>> HeldAmongAsync(DbSession db, IEnumerable<UserId> people) => (await db.QueryAsync<UserId>(
        "SELECT user_id FROM holds WHERE user_id IN @people AND lifted_at IS NULL", new { people = DbList.Of(people) })).ToHashSet();

    public static Task<long> CountOpenAsync(DbSession db) => db.ScalarAsync<long>("SELECT COUNT(*) FROM holds WHERE lifted_at IS NULL");

    public static Task<Hold?> FindAsync(DbSession db, Guid id) => db.FindAsync<Hold>($"SELECT {Hold.Columns} FROM holds WHERE id = @id", new { id });

    public static Task<IReadOnlyList<Hold>> ListAsync(DbSession db, bool open, PageQuery page) => db.QueryAsync<Hold>(
        $"SELECT {Hold.Columns} FROM holds WHERE lifted_at IS {(open ? "" : "NOT ")}NULL AND id < @Before ORDER BY id DESC LIMIT @Take", new { page.Before, page.Take });

    public static Task<int> InsertAsync(DbSession db, Hold row) => db.ExecuteAsync(
        $"INSERT INTO holds ({Hold.Columns}) VALUES (@Id, @ConversationId, @UserId, @Reason, @CreatedBy, @CreatedAt, @LiftedBy, @LiftedAt)", row);

    public static Task<int> LiftAsync(DbSession db, Guid id, UserId by, DateTimeOffset now) => db.ExecuteAsync(
        "UPDATE holds SET lifted_by = @by, lifted_at = @now WHERE id = @id AND lifted_at IS NULL", new { id, by, now });
}
