using System.Text.Json.Serialization;
using Parlance.Chat.Accounts;

namespace Parlance.Chat.Presence;

/// <summary>What one person sees of another.</summary>
/// <param name="User">Who.</param>
/// <param name="State">Whether they are here.</param>
/// <param name="LastSeenAt">When they were last seen, of those who are offline; left out where that is nobody's to know, or nobody knows.</param>
internal sealed record PersonPresence(
    UserId User,
    ShownState State,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? LastSeenAt);
