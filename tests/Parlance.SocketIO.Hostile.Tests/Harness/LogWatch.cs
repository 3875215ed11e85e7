using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Parlance.SocketIO.Hostile.Tests.Harness;

/// <summary>
/// Keeps what a hostile client must not be able to cause in the log: an error, the word 'unhandled', or a control character of its own, with
/// which it could forge lines (OWASP ASVS 16.4.1).
/// </summary>
internal sealed class LogWatch : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _findings = new();

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void AssertQuiet()
    {
        var findings = Take();
        Assert.True(findings.Count == 0, string.Join('\n', findings.Take(5)));
    }

    /// <summary>What has been found since the last call.</summary>
    public List<string> Take()
    {
        var findings = new List<string>();
        while (_findings.TryDequeue(out var finding))
        {
            findings.Add(finding);
        }

        return findings;
    }

    public void Dispose()
    {
    }

    private sealed class Logger(LogWatch watch, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var message = formatter(state, exception);
            if (logLevel >= LogLevel.Error
                || message.Contains("unhandled", StringComparison.OrdinalIgnoreCase)
                || (category.StartsWith("Parlance", StringComparison.Ordinal) && message.AsSpan().ContainsAnyInRange('\0', '\x1f')))
            {
                watch._findings.Enqueue($"{logLevel} {category} {message} {exception}");
            }
        }
    }
}
