using System.Globalization;

namespace Parlance.Chat.Search.Finding;

/// <summary>
/// Where a page begins. The newest are found below a number of the index; the most relevant are counted among those below one, so that what is said
/// meanwhile does not move them.
/// </summary>
internal sealed record SearchCursor(SearchOrder Order, long Before, int Offset)
{
    private const int Digits = 16;
    private const int OffsetDigits = 4;

    public static SearchCursor Start(SearchOrder order) => new(order, long.MaxValue, 0);

    /// <summary>Reads one of ours for this order, and nothing else.</summary>
    public static SearchCursor? Parse(string text, SearchOrder order)
    {
        var isRanked = order is SearchOrder.Relevance;
        return text.Length == 1 + Digits + (isRanked ? OffsetDigits : 0)
            && text[0] == SignOf(order)
            && text.Skip(1).All(char.IsAsciiHexDigitLower)
            && long.TryParse(text.AsSpan(1, Digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var before)
            && before > 0
            ? new(order, before, isRanked ? int.Parse(text.AsSpan(1 + Digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) : 0)
            : null;
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{SignOf(Order)}{Before.ToString($"x{Digits}", CultureInfo.InvariantCulture)}{(Order is SearchOrder.Relevance ? Offset.ToString($"x{OffsetDigits}", CultureInfo.InvariantCulture) : "")}");

    private static char SignOf(SearchOrder order) => order is SearchOrder.Relevance ? 'r' : 'n';
}
