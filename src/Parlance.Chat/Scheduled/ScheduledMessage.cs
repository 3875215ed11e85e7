using System.Globalization;
using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;
using Parlance.Chat.Messages;

namespace Parlance.Chat.Scheduled;

/// <summary>A row of <c>scheduled_messages</c>.</summary>
internal sealed record ScheduledMessage
{
    public Guid Id { get; init; }

    public UserId UserId { get; init; }

    public Guid ClientId { get; init; }

    public ConversationId? ConversationId { get; init; }

    public UserId? ToId { get; init; }

    public string Text { get; init; } = "";

    public long? ReplyTo { get; init; }

    public long? Thread { get; init; }

    public bool Also { get; init; }

    public bool Silent { get; init; }

    public DateTimeOffset DueAt { get; init; }

    public ScheduledState State { get; init; }

    public string? Problem { get; init; }

    public long? Seq { get; init; }

    public long Rev { get; init; }

    /// <summary>Whether it may still be sent.</summary>
    public bool IsOpen => State is ScheduledState.Waiting or ScheduledState.Failed;

    /// <summary>What the work is known by that sends it.</summary>
    public string Key => KeyOf(Id);

    /// <summary>What is sent: whoever repeats it gets the same message.</summary>
    public SendMessage.Request ToRequest() => new(ConversationId, ToId, Id, Text, ReplyTo, Silent, Thread: Thread, Also: Also);

    /// <summary>The same with nothing left of what it says.</summary>
    public ScheduledMessage Emptied(ScheduledState state) => this with { Text = "", State = state, Problem = null };

    public static string KeyOf(Guid id) => id.ToString("N", CultureInfo.InvariantCulture);
}
