using System.Collections.Frozen;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;

namespace Parlance.Chat.Webhooks;

/// <summary>
/// Knows whether there may be a webhook that wants to hear of something, so that a message for which there is none costs nothing. It looks every two seconds
/// for what other nodes have changed; what this node changes it forgets at once, and then asks.
/// </summary>
internal sealed partial class WebhookRegistry(ChatDatabase database, TimeProvider clock, ILogger<WebhookRegistry> logger) : BackgroundService
{
    // A node that cannot read the database for this long asks each time.
    private static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(10);

    private volatile Known? _known;
    private int _changes;

    /// <summary>False if nobody wants to hear of it. True if somebody may.</summary>
    public bool MayWant(ConversationId conversation, ConversationKind kind, WebhookEvent what)
    {
        if (_known is not { } known || clock.GetElapsedTime(known.ReadAt) > FreshFor)
        {
            return true;
        }

        var bit = WebhookEvents.BitOf(what);
        return (kind is ConversationKind.Channel && (known.OfServer & bit) != 0) || (known.OfConversations.GetValueOrDefault(conversation) & bit) != 0;
    }

    /// <summary>Something was changed here.</summary>
    public void Forget()
    {
        Interlocked.Increment(ref _changes);
        _known = null;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await TryReadAsync(stoppingToken);
                await Task.Delay(WebhookLimits.KnownWithin, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private async Task TryReadAsync(CancellationToken cancel)
    {
        try
        {
            var (changes, readAt) = (Volatile.Read(ref _changes), clock.GetTimestamp());
            var rows = await database.ReadAsync(db => db.QueryAsync<Row>("SELECT conversation_id, events FROM webhooks WHERE disabled_at IS NULL"), cancel);
            var known = new Known(
                readAt,
                rows.Where(row => row.ConversationId is null).Aggregate(0L, (bits, row) => bits | row.Events),
                rows.Where(row => row.ConversationId is not null).GroupBy(row => row.ConversationId!.Value)
                    .ToFrozenDictionary(group => group.Key, group => group.Aggregate(0L, (bits, row) => bits | row.Events)));
            // What was changed here meanwhile may not be among it.
            if (changes == Volatile.Read(ref _changes))
            {
                _known = known;
            }
        }
#pragma warning disable CA1031 // Whatever a driver throws: it is asked each time until the database is back.
        catch (Exception exception) when (!cancel.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogUnread(exception);
        }
    }

    private sealed record Known(long ReadAt, long OfServer, FrozenDictionary<ConversationId, long> OfConversations);

    private sealed record Row
    {
        public ConversationId? ConversationId { get; init; }

        public long Events { get; init; }
    }

    [LoggerMessage(10631, LogLevel.Warning, "The webhooks could not be read")]
    private partial void LogUnread(Exception exception);
}
