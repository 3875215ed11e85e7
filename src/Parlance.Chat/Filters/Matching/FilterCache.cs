using System.Collections.Concurrent;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;

namespace Parlance.Chat.Filters.Matching;

/// <summary>
/// The filters that a node has at hand. What is written down with each change is read with the place of whoever writes, in the transaction, so that no
/// node goes by filters that are not those any more. Thread-safe.
/// </summary>
internal sealed class FilterCache
{
    private readonly ConcurrentDictionary<ConversationId, (long Rev, FilterSet Set)> _sets = new();

    /// <param name="db">The transaction.</param>
    /// <param name="owner">Whose filters.</param>
    /// <param name="rev">How often they were changed, as the transaction sees it; 0 for never.</param>
    public async Task<FilterSet> OfAsync(DbSession db, ConversationId owner, long rev)
    {
        if (rev is 0)
        {
            return FilterSet.Empty;
        }

        if (_sets.TryGetValue(owner, out var known) && known.Rev == rev)
        {
            return known.Set;
        }

        var set = FilterSet.Of(await FilterStore.ListAsync(db, owner));
        if (_sets.Count >= FilterLimits.CachedMax)
        {
            // Rare, and read again at once where they are needed.
            _sets.Clear();
        }

        _sets[owner] = (rev, set);
        return set;
    }
}
