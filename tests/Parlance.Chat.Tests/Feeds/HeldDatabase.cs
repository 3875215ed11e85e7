using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Data;

namespace Parlance.Chat.Tests.Feeds;

/// <summary>
/// A database of which a write can be held in the moment between its commit and what is done after it: as where its thread is not given time.
/// Not for SQLite, whose only writer it would hold.
/// </summary>
internal sealed class HeldDatabase(ChatDatabase real) : ChatDatabase(TimeProvider.System, Migration.AllFor(real.Dialect))
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<Type, Held> _next = new();

    public override Dialect Dialect => real.Dialect;

    public static HeldDatabase Of(ChatApp app) => (HeldDatabase)app.Services.GetRequiredService<ChatDatabase>();

    /// <summary>Puts it in the place of the chat's database.</summary>
    public static void Use(IServiceCollection services)
    {
        var real = (ChatDatabase)services.Single(service => service.ServiceType == typeof(ChatDatabase)).ImplementationInstance!;
        services.AddSingleton<ChatDatabase>(new HeldDatabase(real));
    }

    /// <summary>Holds the next write whose work returns such a thing.</summary>
    public Held HoldNext<T>() => _next[typeof(T)] = new();

    public override Task<T> ReadAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancel) => real.ReadAsync(work, cancel);

    public override Task<T> WriteAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancel)
    {
        // On a thread of its own: where every answer of the database is there at once, it would be held on the thread of whoever asked.
        return _next.TryRemove(typeof(T), out var held) ? Task.Run(() => real.WriteAsync(HeldAsync, cancel), cancel) : real.WriteAsync(work, cancel);

        Task<T> HeldAsync(DbSession session)
        {
            session.AfterCommit(held.Wait);
            return work(session);
        }
    }

    public override bool IsUniqueViolation(Exception exception, [NotNullWhen(true)] out string? constraint) => real.IsUniqueViolation(exception, out constraint);

    public override ValueTask DisposeAsync() => real.DisposeAsync();

    /// <summary>One write.</summary>
    internal sealed class Held
    {
        private readonly TaskCompletionSource _committed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _released = new();

        /// <summary>It is on disk, and nobody has been told.</summary>
        public Task Committed => _committed.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);

        public void Release() => _released.TrySetResult();

        public void Wait()
        {
            _committed.TrySetResult();
            Assert.True(_released.Task.Wait(Patience), "The write was held and never released.");
        }
    }
}
