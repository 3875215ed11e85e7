using Parlance.Chat.Accounts.Sessions;
using Parlance.Chat.Data;

namespace Parlance.Chat.Accounts.Sockets;

/// <summary>A row of <c>session_endings</c>: what has ended, on whatever node or at the command line.</summary>
internal sealed record SessionEnding
{
    public Guid Id { get; init; }

    public UserId UserId { get; init; }

    public SessionId? SessionId { get; init; }

    public Guid? TokenId { get; init; }

    public string Reason { get; init; } = "";

    public DateTimeOffset At { get; init; }

    /// <summary>Whether everything of the account is to be cut.</summary>
    public bool IsOfAccount => SessionId is null && TokenId is null;

    /// <summary>Whether it has ended every session that there was.</summary>
    public bool EndedAllSessions => IsOfAccount && Reason is EndReason.RoleChanged;

    /// <summary>Whose sockets to cut.</summary>
    public Guid Owner => SessionId?.Value ?? TokenId ?? UserId.Value;

    public static Task<IReadOnlyList<SessionEnding>> SinceAsync(DbSession db, DateTimeOffset since) => db.QueryAsync<SessionEnding>(
        "SELECT id, user_id, session_id, token_id, reason, at FROM session_endings WHERE at >= @since ORDER BY at",
        new { since });

    /// <summary>The sessions of an account that have not ended.</summary>
    public static Task<IReadOnlyList<SessionId>> LivingSessionsAsync(DbSession db, UserId user) =>
        db.QueryAsync<SessionId>("SELECT id FROM sessions WHERE user_id = @user AND ended_at IS NULL", new { user });

    /// <summary>The bots of an account, which rest with it.</summary>
    public static Task<IReadOnlyList<UserId>> BotsAsync(DbSession db, UserId owner) =>
        db.QueryAsync<UserId>("SELECT id FROM users WHERE owner_id = @owner", new { owner });

    public static Task<int> ForgetAsync(DbSession db, DateTimeOffset before) =>
        db.ExecuteAsync("DELETE FROM session_endings WHERE at < @before", new { before });
}
