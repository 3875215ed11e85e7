using System.Text.Json.Serialization;

namespace Parlance.Chat.Feeds;

/// <summary>The event <c>feed:change</c>: all that one commit has changed in one feed.</summary>
/// <param name="Feed">Which feed.</param>
/// <param name="Rev">Its revision, one above the one before. Whoever holds another one asks with <c>feed:sync</c>.</param>
/// <param name="Rows">The rows that are different; left out when not all who follow the feed may read them: those who hold one of them ask.</param>
internal sealed record FeedChange(
    string Feed,
    long Rev,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<FeedRow>? Rows);
