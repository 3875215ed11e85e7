using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Parlance.Integrations.Tests.Mail;

/// <summary>What was logged, by level.</summary>
internal sealed class LogLines : ILoggerFactory
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> _lines = new();

    public IReadOnlyList<string> At(LogLevel level) => [.. _lines.Where(line => line.Level == level).Select(line => line.Text)];

    public string All => string.Join('\n', _lines.Select(line => line.Text));

    public ILogger CreateLogger(string categoryName) => new Logger(_lines);

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public void Dispose()
    {
    }

    private sealed class Logger(ConcurrentQueue<(LogLevel, string)> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue((logLevel, formatter(state, exception)));
    }
}
