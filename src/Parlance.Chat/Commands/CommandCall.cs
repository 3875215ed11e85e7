using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Contracts;
using Parlance.Chat.Conversations;

namespace Parlance.Chat.Commands;

/// <summary>A row of <c>command_calls</c>.</summary>
internal sealed record Call
{
    public Guid Id { get; init; }

    public string Name { get; init; } = "";

    public UserId BotId { get; init; }

    public UserId UserId { get; init; }

    public ConversationId ConversationId { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }

    public ShownTo? ShownTo { get; init; }
}

/// <summary>To a bot: somebody has used its command. It answers once, with <c>command:respond</c>.</summary>
/// <param name="Call">What the answer names.</param>
/// <param name="Name">The command.</param>
/// <param name="Text">What stood behind it.</param>
/// <param name="User">Who asks.</param>
/// <param name="Conversation">Where; the bot is in it.</param>
/// <param name="Until">Until when an answer is taken.</param>
[ServerEvent(CommandCall.Event, Scope.CommandsWrite)]
internal sealed record CommandCall(Guid Call, string Name, string Text, UserId User, ConversationId Conversation, DateTimeOffset Until)
{
    public const string Event = "command:call";
}

/// <summary>To whoever has asked: what a bot says to them alone. It is kept nowhere.</summary>
/// <param name="Call">What was asked.</param>
/// <param name="Name">The command.</param>
/// <param name="Conversation">Where it was used.</param>
/// <param name="Bot">Who answers.</param>
/// <param name="Text">Markdown.</param>
[ServerEvent(CommandAnswer.Event, Scope.CommandsRead)]
internal sealed record CommandAnswer(Guid Call, string Name, ConversationId Conversation, UserId Bot, string Text)
{
    public const string Event = "command:answer";
}
