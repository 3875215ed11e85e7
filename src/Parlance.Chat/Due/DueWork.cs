using System.Collections.Concurrent;
using Parlance.Chat.Data;

namespace Parlance.Chat.Due;

/// <summary>
/// Where features leave work for later. It is there if, and only if, the caller's transaction commits, and is done by whichever node looks first once it
/// is due. In the caller's transaction it comes after all other locks.
/// </summary>
internal sealed class DueWork(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, WakeUp> _wakeUps = new(StringComparer.Ordinal);

    /// <summary>Has something done then; of what was to be done before under the same kind and key, only the time changes.</summary>
    /// <param name="db">The transaction.</param>
    /// <param name="kind">That of a handler.</param>
    /// <param name="key">What it is about, for the handler: a reference, no more.</param>
    /// <param name="due">When. What is past is done at once.</param>
    public async Task PutAsync(DbSession db, string kind, string key, DateTimeOffset due)
    {
        var wakeUp = WakeUpOf(kind);
        await DueQueue.PutAsync(db, kind, key, due);
        db.AfterCommit(wakeUp.Set);
    }

    /// <summary>Has it not done after all. Nothing happens if there is no such work.</summary>
    public static Task DropAsync(DbSession db, string kind, string key) => DueQueue.DropAsync(db, kind, key);

    /// <summary>What wakes this node's loop for the kind.</summary>
    public WakeUp WakeUpOf(string kind) => _wakeUps.GetOrAdd(kind, _ => new(clock));
}
