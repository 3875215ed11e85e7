using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;

namespace Parlance.Chat.Filters;

/// <summary>A row of <c>filters</c>.</summary>
internal sealed record Filter
{
    public const string Columns = "conversation_id, id, name, kind, patterns, allowed, action, muted_for_seconds, changed_by, changed_at";

    /// <summary>Stands for the whole server in the table.</summary>
    public static readonly ConversationId Server = new(Guid.Empty);

    public ConversationId ConversationId { get; init; }

    public Guid Id { get; init; }

    public string Name { get; init; } = "";

    public FilterKind Kind { get; init; }

    /// <summary>Separated by line feeds.</summary>
    public string Patterns { get; init; } = "";

    /// <summary>What is let in although a pattern finds it, likewise.</summary>
    public string Allowed { get; init; } = "";

    public FilterAction Action { get; init; }

    public long MutedForSeconds { get; init; }

    public UserId ChangedBy { get; init; }

    public DateTimeOffset ChangedAt { get; init; }

    public bool IsOfServer => ConversationId == Server;

    /// <summary>Whether the other one does the same.</summary>
    public bool IsLike(Filter other) => this == other with { ChangedBy = ChangedBy, ChangedAt = ChangedAt };

    public static IReadOnlyList<string> Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
