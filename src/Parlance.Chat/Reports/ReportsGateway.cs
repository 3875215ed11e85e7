using Parlance.Chat.Accounts.Sockets;
using Parlance.Chat.Accounts.Tokens;
using Parlance.SocketIO;

namespace Parlance.Chat.Reports;

/// <summary>The events of what people report.</summary>
[Gateway(AuthGateway.Path)]
[UseGuards<ScopeGuard>(On = GuardTargets.Events)]
[UseFilters<ChatErrorFilter>]
internal sealed class ReportsGateway(SubmitReport submit, ListReports list, DecideReport decide)
{
    /// <summary>Reports a message to those who look after the conversation, or after the server.</summary>
    [SubscribeMessage("report:message"), Needs(Scope.ReportsWrite)]
    public Task<SubmitReport.Submitted> Message(Socket socket, SubmitReport.OfMessage request, CancellationToken cancel) =>
        submit.HandleAsync(socket.Actor(), request, cancel);

    /// <summary>Reports a person to those who look after the server.</summary>
    [SubscribeMessage("report:person"), Needs(Scope.ReportsWrite)]
    public Task<SubmitReport.Submitted> Person(Socket socket, SubmitReport.OfPerson request, CancellationToken cancel) =>
        submit.HandleAsync(socket.Actor(), request, cancel);

    [SubscribeMessage("report:list"), Needs(Scope.ModerationRead)]
    public Task<ListReports.Listed> List(Socket socket, ListReports.Request request, CancellationToken cancel) =>
        list.HandleAsync(socket.Actor(), request, cancel);

    [SubscribeMessage("report:decide"), Needs(Scope.ModerationWrite)]
    public Task<DecideReport.Decided> Decide(Socket socket, DecideReport.Request request, CancellationToken cancel) =>
        decide.HandleAsync(socket.Actor(), request, cancel);
}
