using System.Text.Json;
using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;

namespace Parlance.Chat.Audit;

/// <summary>One thing that was done.</summary>
/// <param name="Id">Its id.</param>
/// <param name="At">When it was done.</param>
/// <param name="Actor">Who did it; null for the operator, and for a filter.</param>
/// <param name="Door">How they were signed in, or that it was a filter.</param>
/// <param name="Action">What was done.</param>
/// <param name="Conversation">Where; null for what concerns the server.</param>
/// <param name="User">To whom; the author of a message. Null for what was done to nobody.</param>
/// <param name="Seq">To which message.</param>
/// <param name="About">The id of what else it was done to, such as an invitation.</param>
/// <param name="Before">What has changed, as it was: an object by the names of the fields.</param>
/// <param name="After">What has changed, as it became.</param>
internal sealed record AuditItem(
    Guid Id,
    DateTimeOffset At,
    UserId? Actor,
    AuditDoor Door,
    AuditAction Action,
    ConversationId? Conversation,
    UserId? User,
    long? Seq,
    Guid? About,
    JsonElement? Before,
    JsonElement? After)
{
    public static AuditItem Of(AuditRow row) => new(
        row.Id, row.At, row.ActorId, row.Door, row.Action, row.ConversationId, row.UserId, row.Seq, row.AboutId, Parse(row.BeforeChange), Parse(row.AfterChange));

    public IEnumerable<UserId> Named()
    {
        if (Actor is { } actor)
        {
            yield return actor;
        }

        if (User is { } user)
        {
            yield return user;
        }
    }

    private static JsonElement? Parse(string? json) => json is null ? null : JsonElement.Parse(json);
}
