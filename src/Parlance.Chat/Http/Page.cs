namespace Parlance.Chat.Http;

/// <summary>A part of a list, and where the next one begins.</summary>
/// <param name="Items">This part.</param>
/// <param name="Next">To be given as <c>cursor</c>; null at the end.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>How long a part may be.</summary>
internal static class Page
{
    public const int LimitDefault = 50;
    public const int LimitMax = 200;
}
