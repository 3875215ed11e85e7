using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Accounts.Users;
using Parlance.SocketIO;

namespace Parlance.Chat.Reports;

/// <summary>The feature's parts.</summary>
internal static class ReportServices
{
    public static void AddReports(this ISocketIOBuilder io)
    {
        io.Services.AddSingleton<ReportNews>().AddSingleton<SubmitReport>().AddSingleton<ListReports>().AddSingleton<DecideReport>();
        io.Services.AddSingleton<IFarewell, LeaveReports>();
        io.AddGateway<ReportsGateway>();
    }
}
