namespace Parlance.Chat.Folders;

/// <summary>
/// A list that is ordered by hand: each item has a number, between those of its neighbours. To move one item is to give it another number, and only where
/// there is none left between two neighbours do all get new ones.
/// </summary>
internal static class HandOrder
{
    private const long Gap = 1 << 20;

    /// <summary>The items that change when one is put before the item that now has this index, or at the end.</summary>
    /// <param name="others">All other items of the list, in their order.</param>
    /// <param name="item">The one to put.</param>
    /// <param name="index">0 for the beginning, the number of the others for the end.</param>
    /// <param name="positionOf">An item's number.</param>
    /// <param name="at">The item with another number.</param>
    public static IReadOnlyList<T> Put<T>(IReadOnlyList<T> others, T item, int index, Func<T, long> positionOf, Func<T, long, T> at)
    {
        var before = index > 0 ? positionOf(others[index - 1]) : (long?)null;
        var after = index < others.Count ? positionOf(others[index]) : (long?)null;
        if (Between(before, after) is { } position)
        {
            return [at(item, position)];
        }

        List<T> all = [.. others];
        all.Insert(index, item);
        return [.. all.Select((each, number) => at(each, number * Gap))];
    }

    private static long? Between(long? before, long? after) => (before, after) switch
    {
        (null, null) => 0,
        (null, { } next) => next - Gap,
        ({ } last, null) => last + Gap,
        ({ } last, { } next) => next - last > 1 ? last + ((next - last) / 2) : null,
    };
}
