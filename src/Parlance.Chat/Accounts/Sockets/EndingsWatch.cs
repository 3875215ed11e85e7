using Microsoft.Extensions.Logging;
using Parlance.Chat.Accounts.Sessions;
using Parlance.Chat.Data;
using Parlance.Chat.Settings;

namespace Parlance.Chat.Accounts.Sockets;

/// <summary>
/// Reads what has ended, and cuts the sockets that stand open on it. A row takes effect once, however often it is read. Thread-safe.
/// </summary>
internal sealed partial class EndingsWatch(ChatDatabase database, LiveSessions live, SettingsStore settings, TimeProvider clock, ILogger<EndingsWatch> logger) : IDisposable
{
    private readonly SemaphoreSlim _looking = new(1, 1);
    private readonly Dictionary<Guid, DateTimeOffset> _seen = [];
    private DateTimeOffset _lookedAt = clock.GetUtcNow();
    private long _newsCount;

    /// <summary>Goes up before each news takes effect.</summary>
    public long NewsCount => Interlocked.Read(ref _newsCount);

    /// <summary>
    /// Takes note of what ended while nobody was here, so that it is not held against who comes now: a person whose role was changed a moment
    /// ago, say, and who has signed in with the new one.
    /// </summary>
    public async Task CatchUpAsync(CancellationToken cancel)
    {
        if (live.IsEmpty)
        {
            await LookAsync(cancel);
        }
    }

    /// <summary>Reads once, and cuts.</summary>
    public async Task LookAsync(CancellationToken cancel)
    {
        await _looking.WaitAsync(cancel);
        try
        {
            // After an outage of the database the look reaches back to the last one that succeeded.
            var now = clock.GetUtcNow();
            var since = (live.IsEmpty || now < _lookedAt ? now : _lookedAt) - SocketLimits.Overlap;
            var news = await database.ReadAsync(db => ReadAsync(db, since), cancel);
            _lookedAt = now;
            Forget(since);
            TakeEffect(news);
        }
        finally
        {
            _looking.Release();
        }
    }

    public void Dispose() => _looking.Dispose();

    private async Task<List<News>> ReadAsync(DbSession db, DateTimeOffset since)
    {
        var news = new List<News>();
        foreach (var ending in await SessionEnding.SinceAsync(db, since))
        {
            if (!_seen.ContainsKey(ending.Id))
            {
                news.Add(new(
                    ending,
                    ending.IsOfAccount ? await SessionEnding.BotsAsync(db, ending.UserId) : [],
                    ending.EndedAllSessions ? await SessionEnding.LivingSessionsAsync(db, ending.UserId) : []));
            }
        }

        return news;
    }

    private void TakeEffect(List<News> news)
    {
        foreach (var (ending, bots, living) in news)
        {
            if (ending.Reason is EndReason.SecondFactorRequired)
            {
                // Whoever is cut comes back at once, and must find the settings that cut them.
                settings.Forget();
            }

            // In this order: SocketGuard relies on it.
            _seen[ending.Id] = ending.At;
            Interlocked.Increment(ref _newsCount);
            var sockets = live.Of(ending.Owner).Concat(bots.SelectMany(bot => live.Of(bot.Value)));
            // A session that lives was begun after all others had ended: whoever comes with it is not cut for what was before.
            var cut = sockets.Count(socket => !(socket.Actor.Session is { } session && living.Contains(session)) && socket.Cut(ending.Reason));
            if (cut > 0)
            {
                LogCut(cut, ending.UserId, ending.Reason);
            }
        }
    }

    private void Forget(DateTimeOffset since)
    {
        foreach (var (id, at) in _seen)
        {
            if (at < since)
            {
                _seen.Remove(id);
            }
        }
    }

    private sealed record News(SessionEnding Ending, IReadOnlyList<UserId> Bots, IReadOnlyList<SessionId> Living);

    [LoggerMessage(10151, LogLevel.Information, "{Count} sockets of user {User} cut: {Reason}")]
    private partial void LogCut(int count, UserId user, string reason);
}
