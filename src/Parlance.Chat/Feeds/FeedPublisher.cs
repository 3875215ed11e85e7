using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Sockets;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.SocketIO;

namespace Parlance.Chat.Feeds;

/// <summary>
/// Tells the sockets of this node what was committed, in the order of the commits. A use case says inside its transaction what is to be told;
/// nothing leaves before the commit is on disk, and nothing is told of a transaction that was undone. On PostgreSQL each connection hears of its own
/// commit, so that two of the same moment may be told the wrong way round: clients find a gap in the revs, and ask.
/// </summary>
internal sealed partial class FeedPublisher(SocketIOServer io, ILogger<FeedPublisher> logger) : BackgroundService
{
    private const string ChangeEvent = "feed:change";

    // Unbounded, since committed work cannot be refused any more; the writes that fill it are bounded by the database.
    private readonly Channel<Func<Namespace, Task>> _steps = Channel.CreateUnbounded<Func<Namespace, Task>>(new() { SingleReader = true });

    private readonly List<Func<FeedChange, Task>> _listeners = [];

    /// <summary>Has something done on this node with each change after it was told, in the same order. It is quick and throws nothing. Asked for before the start.</summary>
    public void Listen(Func<FeedChange, Task> listener) => _listeners.Add(listener);

    /// <summary>Tells everybody who follows the feed.</summary>
    public void Tell(DbSession db, FeedChange change) => AfterCommit(db, async chat =>
    {
        chat.To(change.Feed).Emit(ChangeEvent, change);
        foreach (var listener in _listeners)
        {
            await listener(change);
        }
    });

    /// <summary>Tells something that has no revision to everybody in one of the rooms, each socket once.</summary>
    public void Tell(DbSession db, IReadOnlyList<string> rooms, string eventName, object payload) => AfterCommit(db, chat =>
    {
        chat.To(rooms).Emit(eventName, payload);
        return Task.CompletedTask;
    });

    /// <summary>From here on the person's sockets hear what is told of the conversation.</summary>
    public void Follow(DbSession db, UserId person, ConversationId conversation) =>
        AfterCommit(db, chat => chat.In(SocketAuth.RoomOf(person)).SocketsJoin(FeedName.Of(conversation)));

    /// <summary>From here on they do not.</summary>
    public void Unfollow(DbSession db, UserId person, ConversationId conversation) =>
        AfterCommit(db, chat => chat.In(SocketAuth.RoomOf(person)).SocketsLeave(FeedName.Of(conversation)));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var chat = io.Of(AuthGateway.Path);
        try
        {
            await foreach (var step in _steps.Reader.ReadAllAsync(stoppingToken))
            {
                await TryAsync(step, chat);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops: clients find what they were not told by the heads of their feeds.
        }
    }

    // One that fails keeps nobody from hearing of the others: whoever misses it finds the gap.
    private async Task TryAsync(Func<Namespace, Task> step, Namespace chat)
    {
        try
        {
            await step(chat);
        }
        catch (Exception failure)
        {
            LogFailed(failure);
        }
    }

    [LoggerMessage(10402, LogLevel.Error, "A change could not be told")]
    private partial void LogFailed(Exception failure);

    private void AfterCommit(DbSession db, Func<Namespace, Task> step) => db.AfterCommit(() => _steps.Writer.TryWrite(step));
}
