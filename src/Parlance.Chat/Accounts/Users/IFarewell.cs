using Parlance.Chat.Data;

namespace Parlance.Chat.Accounts.Users;

/// <summary>What a feature does with what it has of an account that is being deleted. It runs in the transaction of the deletion.</summary>
internal interface IFarewell
{
    /// <param name="db">The transaction.</param>
    /// <param name="user">The account as it was.</param>
    /// <param name="now">When.</param>
    Task LeaveAsync(DbSession db, User user, DateTimeOffset now);
}
