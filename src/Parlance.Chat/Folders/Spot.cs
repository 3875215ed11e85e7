namespace Parlance.Chat.Folders;

/// <summary>Where in a list something is to stand: before or after another item, or, without a word, where it stands, and at the end if it is new.</summary>
/// <typeparam name="TKey">What the items are known by.</typeparam>
internal sealed record Spot<TKey>(TKey? Before, TKey? After)
    where TKey : struct, IEquatable<TKey>
{
    public bool IsGiven => Before is not null || After is not null;

    /// <summary>Before which of the others it comes.</summary>
    /// <exception cref="ChatError"><c>conflict</c>: the neighbour is not in that list.</exception>
    public int IndexAmong<T>(IReadOnlyList<T> others, Func<T, TKey> keyOf)
    {
        if (!IsGiven)
        {
            return others.Count;
        }

        var neighbour = Before ?? After!.Value;
        for (var index = 0; index < others.Count; index++)
        {
            if (keyOf(others[index]).Equals(neighbour))
            {
                return Before is null ? index + 1 : index;
            }
        }

        throw ChatError.Conflict("The neighbour that was named is not in that list any more.");
    }
}
