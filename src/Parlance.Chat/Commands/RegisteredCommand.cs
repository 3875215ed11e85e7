using Parlance.Chat.Accounts;

namespace Parlance.Chat.Commands;

/// <summary>A row of <c>commands</c>.</summary>
internal sealed record RegisteredCommand
{
    public string Name { get; init; } = "";

    public UserId BotId { get; init; }

    public string Description { get; init; } = "";

    public string Hint { get; init; } = "";

    public ServerRole Role { get; init; }

    public UserId CreatedBy { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}
