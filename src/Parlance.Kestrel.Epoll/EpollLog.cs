using Microsoft.Extensions.Logging;

namespace Parlance.Kestrel.Epoll;

/// <summary>What the transport writes to the log. Ids 2000 to 2049.</summary>
internal sealed partial class EpollLog(ILogger logger)
{
    [LoggerMessage(2000, LogLevel.Information, "The epoll transport cannot run here: {Reason}. Kestrel's own transport is used")]
    public partial void FallsBack(string reason);

    [LoggerMessage(2001, LogLevel.Debug, "{Loops} loops serve {EndPoint}")]
    public partial void Bound(int loops, string endPoint);

    // No warning: a machine that is busy with something else makes any code slow, and nothing is lost.
    [LoggerMessage(2002, LogLevel.Information, "Connection {ConnectionId} has held a loop for more than {Milliseconds} ms in {Code}. Another thread goes on with the other connections. Code that blocks belongs on the thread pool")]
    public partial void TakenOver(string connectionId, long milliseconds, string code);

    [LoggerMessage(2003, LogLevel.Warning, "No connection can be accepted now (error {Error}). It is tried again")]
    public partial void CannotAccept(int error);

    [LoggerMessage(2004, LogLevel.Error, "Code that a loop ran threw")]
    public partial void Threw(Exception error);

    [LoggerMessage(2005, LogLevel.Critical, "A loop has ended: waiting for events failed (error {Error})")]
    public partial void LoopFailed(int error);
}
