using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Contracts;
using Parlance.Chat.Conversations;

namespace Parlance.Chat.Presence.Typing;

/// <summary>Somebody types in a conversation, or has stopped. It may be lost: whoever types is told of again after three seconds, and whoever was not told of for seven has stopped.</summary>
/// <param name="Conversation">Where.</param>
/// <param name="User">Who.</param>
/// <param name="Typing">Whether they type, or have stopped.</param>
[ServerEvent("typing:change", Scope.MessagesRead)]
internal sealed record TypingChange(ConversationId Conversation, UserId User, bool Typing);
