using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;

namespace Parlance.Chat.Commands;

/// <summary>A command of the server's own: a shorter way to something that can be done anyhow, with the same rights.</summary>
/// <param name="Name">What stands behind the slash.</param>
/// <param name="Hint">What is written behind it.</param>
/// <param name="Description">What it does.</param>
/// <param name="Scope">What a token needs for what it does.</param>
/// <param name="Act">Which right it takes in the conversation.</param>
/// <param name="RunAsync">Does it.</param>
internal sealed record BuiltIn(string Name, string Hint, string Description, string Scope, Act Act, Func<BuiltIn.Asked, CancellationToken, Task<RunCommand.Ran>> RunAsync)
{
    /// <param name="Actor">Who asks.</param>
    /// <param name="Conversation">Where.</param>
    /// <param name="ClientId">What their client made for it.</param>
    /// <param name="Text">What stands behind the command.</param>
    internal sealed record Asked(Actor Actor, ConversationId Conversation, Guid ClientId, string Text);
}
