using System.Globalization;
using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;

namespace Parlance.Chat.Reminders;

/// <summary>A row of <c>reminders</c>.</summary>
internal sealed record Reminder
{
    public Guid Id { get; init; }

    public UserId UserId { get; init; }

    public Guid ClientId { get; init; }

    public ConversationId? ConversationId { get; init; }

    public long? Seq { get; init; }

    public string Text { get; init; } = "";

    public DateTimeOffset DueAt { get; init; }

    public ReminderState State { get; init; }

    public long Rev { get; init; }

    /// <summary>What the work is known by that is done when it is due.</summary>
    public string Key => Id.ToString("N", CultureInfo.InvariantCulture);
}
