using System.Collections.Frozen;

namespace Parlance.Chat.Search.Query;

/// <summary>The words before a colon that mean something, and those behind it.</summary>
internal static class Operators
{
    private static readonly FrozenSet<string> Names = FrozenSet.ToFrozenSet(["from", "in", "has", "is", "before", "after", "on"], StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, Trait> Has = new Dictionary<string, Trait>(StringComparer.OrdinalIgnoreCase)
    {
        ["link"] = Trait.HasLink, ["code"] = Trait.HasCode, ["mention"] = Trait.HasMention, ["reaction"] = Trait.HasReaction, ["poll"] = Trait.HasPoll,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, Trait> Is = new Dictionary<string, Trait>(StringComparer.OrdinalIgnoreCase)
    {
        ["edited"] = Trait.IsEdited, ["mine"] = Trait.IsMine, ["pinned"] = Trait.IsPinned, ["reply"] = Trait.IsReply, ["unread"] = Trait.IsUnread,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether what stands before a colon is one of ours. Anything else, such as the <c>https</c> of an address, is words.</summary>
    public static bool IsName(string word) => Names.Contains(word);

    /// <summary>What stands behind <c>has:</c> or <c>is:</c>, or null with what may stand there.</summary>
    public static Trait? TraitOf(string name, string value, out string expected)
    {
        var known = string.Equals(name, "has", StringComparison.OrdinalIgnoreCase) ? Has : Is;
        expected = $"{name}: {string.Join(", ", known.Keys.Order(StringComparer.Ordinal))}";
        return known.TryGetValue(value, out var trait) ? trait : null;
    }
}
