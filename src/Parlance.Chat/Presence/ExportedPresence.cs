using Parlance.Chat.Accounts;
using Parlance.Chat.Data;

namespace Parlance.Chat.Presence;

/// <summary>What the server keeps of somebody's presence, in the export of their account.</summary>
internal sealed record ExportedPresence
{
    /// <summary>What they have chosen to be shown as.</summary>
    public ChosenState State { get; init; }

    /// <summary>When the choice ends; null for never.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>When others last saw them; null for never.</summary>
    public DateTimeOffset? LastSeenAt { get; init; }

    public static async Task<ExportedPresence> OfAsync(DbSession db, UserId user) =>
        await db.FindAsync<ExportedPresence>("SELECT state, until, last_seen_at FROM presence WHERE user_id = @user", new { user }) ?? new();
}
