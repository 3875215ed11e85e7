using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;

namespace Parlance.Chat.Reading.Receipts;

/// <summary>Lets nobody see any more how far somebody had read whose account is deleted.</summary>
internal sealed class LeaveReceipts(ReadReceipts receipts) : IFarewell
{
    public Task LeaveAsync(DbSession db, User user, DateTimeOffset now) => receipts.WithdrawAsync(db, user.Id);
}
