using System.Collections.Concurrent;
using Parlance.Chat.Data;
using Parlance.Chat.Due;

namespace Parlance.Chat.Tests.Due;

/// <summary>Work that writes down in the database that it was done, and does meanwhile what the test says.</summary>
internal sealed class Noted : IDueHandler
{
    public const string Word = "noted";

    /// <summary>What an attempt does; by default it is done at once.</summary>
    public Func<DueItem, CancellationToken, Task<DueStep>> Do { get; set; } = (item, _) => Task.FromResult(DueStep.Done(db => NoteAsync(db, item.Key)));

    /// <summary>The attempts that were begun.</summary>
    public ConcurrentQueue<DueItem> Attempts { get; } = new();

    public string Kind => Word;

    public Task<DueStep> RunAsync(DueItem item, CancellationToken cancel)
    {
        Attempts.Enqueue(item);
        return Do(item, cancel);
    }

    /// <summary>One more row: what is done twice is there twice.</summary>
    public static Task NoteAsync(DbSession db, string key) =>
        db.ExecuteAsync("INSERT INTO settings (key, value) VALUES (@id, @key)", new { id = $"noted {Guid.CreateVersion7()}", key });
}
