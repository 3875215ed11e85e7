using System.Text.Json.Nodes;
using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;

namespace Parlance.Chat.Audit;

/// <summary>Something that was done, on its way into the log.</summary>
/// <param name="Action">What.</param>
internal sealed record Audited(AuditAction Action)
{
    /// <summary>Where.</summary>
    public ConversationId? Conversation { get; init; }

    /// <summary>To whom; the author of a message.</summary>
    public UserId? User { get; init; }

    /// <summary>To which message.</summary>
    public long? Seq { get; init; }

    /// <summary>To what else: an invitation.</summary>
    public Guid? About { get; init; }

    /// <summary>How it was done; null for as whoever did it came.</summary>
    public AuditDoor? Door { get; init; }

    /// <summary>How it was. No secrets, and no text of messages: what is deleted or purged must be found nowhere.</summary>
    public JsonObject? Before { get; init; }

    /// <summary>How it is now.</summary>
    public JsonObject? After { get; init; }

    /// <summary>The same with what tells these two apart, field by field.</summary>
    public Audited From<T>(T before, T after)
        where T : class
    {
        var (was, now) = (AuditLog.ToJson(before), AuditLog.ToJson(after));
        foreach (var (name, value) in was.ToList())
        {
            if (JsonNode.DeepEquals(value, now[name]))
            {
                was.Remove(name);
                now.Remove(name);
            }
        }

        return this with { Before = was, After = now };
    }

    /// <summary>The same with what is there now and was not before.</summary>
    public Audited With(object after) => this with { After = AuditLog.ToJson(after) };
}
