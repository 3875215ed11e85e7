using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;

namespace Parlance.Chat.Hooks;

/// <summary>A row of <c>hooks</c>, with what its account and its token say.</summary>
internal sealed record Hook
{
    public Guid Id { get; init; }

    public ConversationId ConversationId { get; init; }

    public UserId BotId { get; init; }

    public Guid TokenId { get; init; }

    public UserId CreatedBy { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? DisabledAt { get; init; }

    public string Name { get; init; } = "";

    public DateTimeOffset? LastUsedAt { get; init; }
}
