namespace Parlance.Chat.Http;

/// <summary>
/// Which part of a list is asked for. Lists are in the order of their ids, the newest first, so that a part stays where it is whatever is added or
/// removed meanwhile.
/// </summary>
/// <param name="Before">The part begins after this id; all bits set for the first part.</param>
/// <param name="Limit">How many items it has at most.</param>
internal sealed record PageQuery(Guid Before, int Limit)
{
    /// <summary>How many rows to read: one more than is shown tells whether there is a next part.</summary>
    public int Take => Limit + 1;

    /// <exception cref="ChatError"><c>invalid</c>.</exception>
    public static PageQuery Of(string? cursor, int? limit)
    {
        var validation = new Validation();
        var before = Guid.AllBitsSet;
        validation.Require(string.IsNullOrEmpty(cursor) || Guid.TryParseExact(cursor, "N", out before), "cursor", "what an answer's 'next' says");
        var count = limit ?? Page.LimitDefault;
        validation.Require(count is >= 1 and <= Page.LimitMax, "limit", $"1 to {Page.LimitMax}");
        validation.ThrowIfInvalid();
        return new(before, count);
    }

    /// <summary>The answer, of rows that were read with <see cref="Before"/> and <see cref="Take"/>.</summary>
    public Page<TItem> ToPage<TRow, TItem>(IReadOnlyList<TRow> rows, Func<TRow, Guid> id, Func<TRow, TItem> show)
    {
        var shown = rows.Take(Limit).ToList();
        return new([.. shown.Select(show)], rows.Count > Limit ? id(shown[^1]).ToString("N") : null);
    }
}
