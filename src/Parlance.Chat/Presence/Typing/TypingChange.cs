using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;

namespace Parlance.Chat.Presence.Typing;

/// <summary>The event <c>typing:change</c>, to the others in the conversation. It may be lost: whoever types is told of again after three seconds.</summary>
/// <param name="Conversation">Where.</param>
/// <param name="User">Who.</param>
/// <param name="Typing">Whether they type, or have stopped.</param>
internal sealed record TypingChange(ConversationId Conversation, UserId User, bool Typing);
