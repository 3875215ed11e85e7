using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Parlance.SocketIO.Tests.Harness;

/// <summary>Keeps what the server logs. An entry at Error or above that the test did not announce fails it.</summary>
internal sealed class LogCollector : ILoggerProvider
{
    private readonly ConcurrentQueue<LogEntry> _entries = new();
    private readonly ConcurrentBag<int> _announced = [];

    public IReadOnlyList<LogEntry> Entries => [.. _entries];

    /// <summary>The library's own entries with an id; other categories use the same numbers.</summary>
    public IReadOnlyList<LogEntry> Ours(int eventId) => [.. _entries.Where(entry => entry.EventId == eventId && IsOurs(entry))];

    /// <summary>Says that errors of the library with this id are part of the test.</summary>
    public void Announce(int eventId) => _announced.Add(eventId);

    public void AssertNoUnannouncedError() =>
        Assert.DoesNotContain(_entries, entry => entry.Level >= LogLevel.Error && !(IsOurs(entry) && _announced.Contains(entry.EventId)));

    private static bool IsOurs(LogEntry entry) => entry.Category.StartsWith("Parlance.", StringComparison.Ordinal);

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose()
    {
        // Nothing is held.
    }

    private sealed class Logger(LogCollector collector, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Debug;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                collector._entries.Enqueue(new LogEntry(logLevel, category, eventId.Id, formatter(state, exception), exception));
            }
        }
    }
}

internal sealed record LogEntry(LogLevel Level, string Category, int EventId, string Message, Exception? Error);
