using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Parlance.Storage.Tests;

/// <summary>Writes of which is noted what they do after their commits, as it happens.</summary>
internal sealed class Seen
{
    private readonly ConcurrentQueue<(string Line, long Value)> _done = new();
    private readonly Channel<string> _news = Channel.CreateUnbounded<string>();

    public IReadOnlyList<(string Line, long Value)> Done => [.. _done];

    /// <summary>Counts, notes the value afterwards in the line of the counter, and does something more inside the transaction.</summary>
    public Task IncrementAsync(ChatDatabase database, string name, Func<DbSession, Task>? more = null, CancellationToken? cancel = null, bool evenInDoubt = false) =>
        database.WriteAsync(
            async session =>
            {
                await AddAsync(session, name, evenInDoubt);
                await (more?.Invoke(session) ?? Task.CompletedTask);
            },
            cancel ?? Kinds.Stop);

    /// <summary>The same inside a transaction.</summary>
    public async Task AddAsync(DbSession session, string name, bool evenInDoubt = false)
    {
        await session.IncrementAsync(name);
        var value = await session.ValueAsync(name);
        session.AfterCommit(name, () => Note(name, value), evenInDoubt);
    }

    /// <summary>So many have been noted: the last may come a moment after its write has ended.</summary>
    public async Task AllAsync(int count)
    {
        for (var number = 0; number < count; number++)
        {
            await _news.Reader.ReadAsync(Kinds.Stop);
        }
    }

    private void Note(string line, long value)
    {
        _done.Enqueue((line, value));
        _news.Writer.TryWrite(line);
    }
}
