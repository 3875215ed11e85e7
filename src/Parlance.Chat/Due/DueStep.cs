using Parlance.Chat.Data;

namespace Parlance.Chat.Due;

/// <summary>How an attempt ends: what is written, and what becomes of the item, in one transaction. So it is done once, whatever happens to the node.</summary>
/// <param name="Write">What is written. Awaits nothing but its session, and may run more than once.</param>
/// <param name="End">What becomes of the item.</param>
/// <param name="At">When it is due, or tried, again; null for never, or for the usual pause.</param>
/// <param name="Refused">What is written instead, and ends the item, if the first is refused: all that it had written is undone by then.</param>
internal sealed record DueStep(Func<DbSession, Task> Write, DueEnd End, DateTimeOffset? At = null, Func<DbSession, ChatError, Task>? Refused = null)
{
    private static readonly Func<DbSession, Task> Nothing = _ => Task.CompletedTask;

    /// <summary>It is done.</summary>
    public static DueStep Done(Func<DbSession, Task>? write = null, Func<DbSession, ChatError, Task>? refused = null) =>
        new(write ?? Nothing, DueEnd.Done, Refused: refused);

    /// <summary>It is done for now, and due again then.</summary>
    public static DueStep Again(DateTimeOffset at, Func<DbSession, Task>? write = null) => new(write ?? Nothing, DueEnd.Again, at);

    /// <summary>It has failed, and is tried again: then, or after a pause that is longer each time. Who has seen <see cref="DueItem.Attempts"/> of them gives up with <see cref="Done"/>.</summary>
    public static DueStep Failed(DateTimeOffset? at = null, Func<DbSession, Task>? write = null) => new(write ?? Nothing, DueEnd.Failed, at);
}

/// <summary>What becomes of an item.</summary>
internal enum DueEnd
{
    Done,
    Again,
    Failed,
}
