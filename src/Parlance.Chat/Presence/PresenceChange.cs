using System.Text.Json.Serialization;
using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Contracts;
using Parlance.Chat.Conversations;

namespace Parlance.Chat.Presence;

/// <summary>Somebody whom the socket watches is shown as something else, or has opened or left the conversation that it watches. It may be lost: to watch again says it all.</summary>
/// <param name="User">Who.</param>
/// <param name="State">What they are shown as now.</param>
/// <param name="LastSeenAt">When they were last seen, of those who are offline.</param>
/// <param name="In">That they have opened or left a conversation; only to those who watch it, and left out of what says nothing about that.</param>
[ServerEvent("presence:change", Scope.PeopleRead)]
internal sealed record PresenceChange(
    UserId User,
    ShownState State,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? LastSeenAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] PresenceChange.Screen? In = null)
{
    /// <summary>A conversation on somebody's screen.</summary>
    /// <param name="Conversation">Which.</param>
    /// <param name="Here">Whether it is on one of their screens now.</param>
    public sealed record Screen(ConversationId Conversation, bool Here);
}
