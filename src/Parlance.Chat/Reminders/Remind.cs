using Parlance.Chat.Data;
using Parlance.Chat.Due;
using Parlance.Chat.Feeds;

namespace Parlance.Chat.Reminders;

/// <summary>Says in its owner's feed that a reminder is due, once.</summary>
internal sealed class Remind(ChatDatabase database, FeedPublisher feeds) : IDueHandler
{
    /// <summary>The kind of work.</summary>
    public const string Word = "reminder";

    public string Kind => Word;

    public async Task<DueStep> RunAsync(DueItem item, CancellationToken cancel)
    {
        var id = Guid.ParseExact(item.Key, "N");
        return await database.ReadAsync(db => ReminderStore.FindAsync(db, id), cancel) is { State: ReminderState.Waiting } row
            ? DueStep.Done(db => ReminderChange.PutAsync(db, feeds, row, row with { State = ReminderState.Due }), (_, _) => throw new LeaseLostException())
            : DueStep.Done();
    }
}
