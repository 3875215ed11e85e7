using System.Text.Json.Serialization;
using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;

namespace Parlance.Chat.Presence;

/// <summary>The event <c>presence:change</c>, to those who watch the person, or the conversation in which something has changed.</summary>
/// <param name="User">Who.</param>
/// <param name="State">What they are shown as now.</param>
/// <param name="LastSeenAt">When they were last seen, of those who are offline.</param>
/// <param name="In">That they have opened or left a conversation; only to those who watch it, and left out of what says nothing about that.</param>
internal sealed record PresenceChange(
    UserId User,
    ShownState State,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? LastSeenAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] PresenceChange.Screen? In = null)
{
    /// <param name="Conversation">Which.</param>
    /// <param name="Here">Whether it is on one of their screens now.</param>
    public sealed record Screen(ConversationId Conversation, bool Here);
}
