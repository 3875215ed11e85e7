using Parlance.Chat.Accounts;
using Parlance.Chat.Data;

namespace Parlance.Chat.Contacts;

/// <summary>Who has blocked whom: what other features ask before they let one person reach another.</summary>
internal static class Blocks
{
    /// <summary>Whether the first has blocked the second.</summary>
    public static Task<bool> IsBlockedAsync(DbSession db, UserId by, UserId person) => db.ScalarAsync<bool>(
        "SELECT COUNT(*) FROM blocks WHERE user_id = @by AND other_id = @person AND removed = 0", new { by, person });

    /// <summary>Those among many who have blocked this person.</summary>
    /// <param name="db">The session.</param>
    /// <param name="among">A bounded number of people.</param>
    /// <param name="person">Whom they may have blocked.</param>
    public static async Task<IReadOnlySet<UserId>> WhoBlockedAsync(DbSession db, IReadOnlyCollection<UserId> among, UserId person) =>
        among.Count is 0 ? new HashSet<UserId>() : (await db.QueryAsync<UserId>(
            "SELECT user_id FROM blocks WHERE user_id IN @among AND other_id = @person AND removed = 0", new { among = DbList.Of(among), person })).ToHashSet();

    /// <summary>All whom this person has blocked, at most <see cref="ContactLimits.BlocksMax"/>.</summary>
    public static async Task<IReadOnlySet<UserId>> BlockedByAsync(DbSession db, UserId person) =>
        (await db.QueryAsync<UserId>("SELECT other_id FROM blocks WHERE user_id = @person AND removed = 0", new { person })).ToHashSet();
}
