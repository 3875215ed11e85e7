using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;

namespace Parlance.Chat.Hooks;

/// <summary>An incoming webhook, as those see it who look after the conversation. Its address is shown once, when it is made or changed.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Conversation">Where it writes.</param>
/// <param name="Name">What it writes as.</param>
/// <param name="Bot">The account that it writes with, a member of the conversation.</param>
/// <param name="CreatedBy">Who made it.</param>
/// <param name="CreatedAt">When they did.</param>
/// <param name="LastUsedAt">When somebody last came to it, to five minutes; null for never since its address changed.</param>
/// <param name="Enabled">Whether it takes anything.</param>
internal sealed record HookItem(
    Guid Id, ConversationId Conversation, string Name, UserId Bot, UserId CreatedBy, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt, bool Enabled)
{
    public static HookItem Of(Hook row) => new(
        row.Id, row.ConversationId, row.Name, row.BotId, row.CreatedBy, row.CreatedAt, row.LastUsedAt, row.DisabledAt is null);
}
