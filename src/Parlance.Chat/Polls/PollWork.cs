using System.Globalization;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Due;
using Parlance.Chat.Messages;

namespace Parlance.Chat.Polls;

/// <summary>What is due of polls: to be closed at their time, and to be forgotten when their message is gone. It comes here in the transaction that makes it so.</summary>
internal static class PollWork
{
    /// <summary>The kind of work that closes polls.</summary>
    public const string Closing = "poll";

    /// <summary>The kind of work that forgets who has chosen what.</summary>
    public const string Forgetting = "poll-votes";

    /// <summary>Has a new message's poll closed, if it has one and says when.</summary>
    public static Task CloseLaterAsync(DbSession db, DueWork work, Message message) =>
        message.Poll?.ClosesAt is { } closesAt ? work.PutAsync(db, Closing, KeyOf(message), closesAt) : Task.CompletedTask;

    /// <summary>Has a poll not closed at its time: it is closed, or gone.</summary>
    public static Task DropAsync(DbSession db, Message message) =>
        message.Poll is { ClosesAt: not null, ClosedAt: null } ? DueWork.DropAsync(db, Closing, KeyOf(message)) : Task.CompletedTask;

    /// <summary>Has what people chose forgotten, a part at a time: there may be as many as members, and each has a feed of their own.</summary>
    /// <param name="db">The transaction.</param>
    /// <param name="work">Where it is left.</param>
    /// <param name="message">The message as it was.</param>
    /// <param name="now">It is due at once.</param>
    public static async Task ForgetAsync(DbSession db, DueWork work, Message message, DateTimeOffset now)
    {
        await DropAsync(db, message);
        if (message.Poll is { Voters: > 0 })
        {
            await work.PutAsync(db, Forgetting, KeyOf(message), now);
        }
    }

    public static (ConversationId Conversation, long Seq) Read(DueItem item)
    {
        var parts = item.Key.Split(' ');
        return (ConversationId.Of(Guid.Parse(parts[0])), long.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    private static string KeyOf(Message message) => string.Create(CultureInfo.InvariantCulture, $"{message.ConversationId} {message.Seq}");
}
