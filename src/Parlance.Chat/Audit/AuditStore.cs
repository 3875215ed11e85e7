using Parlance.Chat.Accounts;
using Parlance.Chat.Data;

namespace Parlance.Chat.Audit;

/// <summary>The SQL of <c>audit</c>.</summary>
internal static class AuditStore
{
    public const string Columns = "id, at, actor_id, door, action, conversation_id, user_id, seq, about_id, before_change, after_change";

    /// <summary>Rows below an id, the newest first.</summary>
    public static Task<IReadOnlyList<AuditRow>> ReadAsync(DbSession db, AuditFilter filter, Guid before, int take)
    {
        var actor = filter.Actor is null ? "" : "actor_id = @Actor AND ";
        var action = filter.Action is null ? "" : "action = @Action AND ";
        var user = filter.User is null ? "" : "user_id = @User AND ";
        var conversation = filter.Conversation is null ? "" : "conversation_id = @Conversation AND ";
        var upTo = before < filter.To ? before : filter.To;
        return db.QueryAsync<AuditRow>(
            $"SELECT {Columns} FROM audit WHERE {actor}{action}{user}{conversation}id >= @From AND id < @upTo ORDER BY id DESC LIMIT @take",
            new { filter.Actor, filter.Action, filter.User, filter.Conversation, filter.From, upTo, take });
    }

    /// <summary>What somebody has done, the newest first.</summary>
    public static Task<IReadOnlyList<AuditRow>> DoneByAsync(DbSession db, UserId user, int max) =>
        db.QueryAsync<AuditRow>($"SELECT {Columns} FROM audit WHERE actor_id = @user ORDER BY id DESC LIMIT @max", new { user, max });

    /// <summary>What was done to somebody, the newest first.</summary>
    public static Task<IReadOnlyList<AuditRow>> DoneToAsync(DbSession db, UserId user, int max) =>
        db.QueryAsync<AuditRow>($"SELECT {Columns} FROM audit WHERE user_id = @user ORDER BY id DESC LIMIT @max", new { user, max });
}
