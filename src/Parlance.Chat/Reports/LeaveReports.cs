using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;

namespace Parlance.Chat.Reports;

/// <summary>Leaves of what somebody has reported nothing in their words. What was said to them, and by whom, goes on to wait for a decision.</summary>
internal sealed class LeaveReports : IFarewell
{
    public Task LeaveAsync(DbSession db, User user, DateTimeOffset now) => ReportStore.ForgetReporterAsync(db, user.Id);
}
