using Parlance.Chat.Accounts;

namespace Parlance.Chat.Commands;

/// <summary>A command that somebody may use in a conversation.</summary>
/// <param name="Name">What stands behind the slash.</param>
/// <param name="Hint">What is written behind it.</param>
/// <param name="Description">What it does.</param>
/// <param name="Bot">Who answers it; null for the server itself.</param>
/// <param name="AllowedTo">The lowest role on the server that may use it.</param>
internal sealed record CommandItem(string Name, string Hint, string Description, UserId? Bot, ServerRole AllowedTo)
{
    public static CommandItem Of(RegisteredCommand row) => new(row.Name, row.Hint, row.Description, row.BotId, row.Role);

    public static CommandItem Of(BuiltIn row) => new(row.Name, row.Hint, row.Description, Bot: null, ServerRole.Guest);
}
