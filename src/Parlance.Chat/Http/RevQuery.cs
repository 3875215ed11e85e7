using System.Globalization;

namespace Parlance.Chat.Http;

/// <summary>
/// Which part of a list is asked for whose items are in the order in which they were put there, the newest first: by their revs in a feed, of which no two
/// are alike, so that a part stays where it is whatever is added or removed meanwhile.
/// </summary>
/// <param name="Before">The part begins after this rev.</param>
/// <param name="Limit">How many items it has at most.</param>
internal sealed record RevQuery(long Before, int Limit)
{
    /// <summary>How many rows to read: one more than is shown tells whether there is a next part.</summary>
    public int Take => Limit + 1;

    public static RevQuery Of(Validation validation, string? cursor, int? limit, int limitMax)
    {
        var before = long.MaxValue;
        validation.Require(
            string.IsNullOrEmpty(cursor) || long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out before), "cursor", "what an answer's 'next' says");
        var count = limit ?? Page.LimitDefault;
        validation.Require(count >= 1 && count <= limitMax, "limit", $"1 to {limitMax}");
        return new(before, count);
    }

    /// <summary>What asks for the part after the one that ends with this rev.</summary>
    public static string CursorOf(long rev) => rev.ToString(CultureInfo.InvariantCulture);
}
