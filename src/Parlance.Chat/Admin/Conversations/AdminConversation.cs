using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;

namespace Parlance.Chat.Admin.Conversations;

/// <summary>A conversation, as administrators see it who are not in it: what it is and how large, and nothing that was said there.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">Direct, group or channel.</param>
/// <param name="Name">What it is called; empty for a direct conversation.</param>
/// <param name="Topic">What it is about.</param>
/// <param name="CreatedBy">Who made it.</param>
/// <param name="CreatedAt">When they did.</param>
/// <param name="Members">How many are in it.</param>
/// <param name="Messages">How many were written in it, those that are deleted included.</param>
/// <param name="LastMessageAt">When the last one was.</param>
/// <param name="ArchivedAt">When it was closed for writing; null while it is open.</param>
internal sealed record AdminConversation(
    ConversationId Id,
    ConversationKind Kind,
    string Name,
    string Topic,
    UserId CreatedBy,
    DateTimeOffset CreatedAt,
    long Members,
    long Messages,
    DateTimeOffset? LastMessageAt,
    DateTimeOffset? ArchivedAt)
{
    public static AdminConversation Of(Conversation row) => new(
        row.Id, row.Kind, row.Name, row.Topic, row.CreatedBy, row.CreatedAt, row.MemberCount, row.LastSeq, row.LastMessageAt, row.ArchivedAt);
}
