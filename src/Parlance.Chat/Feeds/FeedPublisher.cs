using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Sockets;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Webhooks;
using Parlance.SocketIO;

namespace Parlance.Chat.Feeds;

/// <summary>
/// Tells the sockets of this node what was committed on it. A use case says inside its transaction what is to be told; nothing leaves before the commit
/// is on disk, and nothing is told of a transaction that was undone. What is told of one feed, and who follows it, keeps the order of the commits, on
/// every database (<see cref="CommitOrder"/>); of two feeds, only where one transaction changes both. A gap in the revs is left where a commit's outcome
/// is unknown, and by the commits of other nodes: clients find it, and ask.
/// </summary>
internal sealed partial class FeedPublisher(SocketIOServer io, WebhookOutbox webhooks, ILogger<FeedPublisher> logger) : BackgroundService
{
    private const string ChangeEvent = "feed:change";

    // Unbounded, since committed work cannot be refused any more; the writes that fill it are bounded by the database.
    private readonly Channel<Func<Namespace, Task>> _steps = Channel.CreateUnbounded<Func<Namespace, Task>>(new() { SingleReader = true });

    private readonly List<Func<FeedChange, Task>> _listeners = [];

    /// <summary>Where it is said what other servers are told of.</summary>
    public WebhookOutbox Webhooks => webhooks;

    /// <summary>Has something done on this node with each change after it was told, in the same order. It is quick and throws nothing. Asked for before the start.</summary>
    public void Listen(Func<FeedChange, Task> listener) => _listeners.Add(listener);

    /// <summary>Tells everybody who follows the feed.</summary>
    public void Tell(DbSession db, FeedChange change) => InOrder(db, change.Feed, async chat =>
    {
        // Only who may read messages is in a conversation's room; somebody's own is that of all their sockets.
        var audience = FeedName.IsPersonal(change.Feed) ? chat.To(change.Feed).Except(Hearing.RoomWithout(Scope.MeRead)) : chat.To(change.Feed);
        audience.Emit(ChangeEvent, change);
        foreach (var listener in _listeners)
        {
            await listener(change);
        }
    });

    /// <summary>Tells something that has no revision to everybody in one of the rooms, each socket once, in the order of the first one's feed.</summary>
    public void Tell(DbSession db, IReadOnlyList<string> rooms, string eventName, object payload) => InOrder(db, rooms[0], chat =>
    {
        chat.To(rooms).Except(Hearing.RoomWithout(Hearing.ScopeOf(payload))).Emit(eventName, payload);
        return Task.CompletedTask;
    });

    /// <summary>From here on the person's sockets hear what is told of the conversation, but for those of tokens that are not good for it.</summary>
    public void Follow(DbSession db, UserId person, ConversationId conversation) =>
        InOrder(db, FeedName.Of(conversation), chat => chat.In(SocketAuth.RoomOf(person)).Except(Hearing.RoomWithout(Scope.MessagesRead)).SocketsJoin(FeedName.Of(conversation)));

    /// <summary>From here on they do not. Nor do they if nobody can say whether the commit was done: a member finds by the heads what they were not told.</summary>
    public void Unfollow(DbSession db, UserId person, ConversationId conversation) => InOrder(
        db, FeedName.Of(conversation), chat => chat.In(SocketAuth.RoomOf(person)).SocketsLeave(FeedName.Of(conversation)), evenInDoubt: true);

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

    private void InOrder(DbSession db, string feed, Func<Namespace, Task> step, bool evenInDoubt = false) =>
        db.AfterCommit(feed, () => _steps.Writer.TryWrite(step), evenInDoubt);
}
