using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;

namespace Parlance.Chat.Filters;

/// <summary>A filter, as those see it who may change it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Conversation">Where it holds; null for the whole server.</param>
/// <param name="Name">What its author is told whose message is refused.</param>
/// <param name="Kind">What it looks for.</param>
/// <param name="Patterns">Words and phrases, or domains.</param>
/// <param name="Allowed">What is let in although a pattern finds it.</param>
/// <param name="Action">What it does.</param>
/// <param name="MutedForSeconds">For how long it mutes; 0 for another action.</param>
/// <param name="ChangedBy">Who has changed it last.</param>
/// <param name="ChangedAt">When.</param>
internal sealed record FilterItem(
    Guid Id,
    ConversationId? Conversation,
    string Name,
    FilterKind Kind,
    IReadOnlyList<string> Patterns,
    IReadOnlyList<string> Allowed,
    FilterAction Action,
    long MutedForSeconds,
    UserId ChangedBy,
    DateTimeOffset ChangedAt)
{
    public static FilterItem Of(Filter row) => new(
        row.Id, row.IsOfServer ? null : row.ConversationId, row.Name, row.Kind, Filter.Lines(row.Patterns), Filter.Lines(row.Allowed), row.Action, row.MutedForSeconds,
        row.ChangedBy, row.ChangedAt);
}
