using System.Text.Json.Serialization;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Contracts;

namespace Parlance.Chat.Feeds;

/// <summary>All that one commit has changed in one feed.</summary>
/// <param name="Feed">Which feed.</param>
/// <param name="Rev">Its revision, one above the one before. Whoever holds another one asks with <c>feed:sync</c>.</param>
/// <param name="Rows">The rows that are different; left out when not all who follow the feed may read them: those who hold one of them ask.</param>
[ServerEvent("feed:change", Scope.MessagesRead)]
internal sealed record FeedChange(
    string Feed,
    long Rev,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<FeedRow>? Rows);
