using System.Collections.Concurrent;
using Parlance.Chat.Mail;

namespace Parlance.Integrations.Tests.Mail.Outbox;

/// <summary>A mail server that remembers what it took, and does first what a test asks of it.</summary>
internal sealed class FakeTransport(TimeProvider clock) : IMailTransport
{
    private readonly ConcurrentQueue<(MailMessage Message, DateTimeOffset At)> _attempts = new();
    private readonly ConcurrentQueue<MailMessage> _sent = new();

    public IReadOnlyList<MailMessage> Sent => [.. _sent];

    public IReadOnlyList<DateTimeOffset> Attempts => [.. _attempts.Select(attempt => attempt.At)];

    /// <summary>Runs while a mail is being sent; what it throws is the answer.</summary>
    public Func<MailMessage, CancellationToken, Task> OnSend { get; set; } = (_, _) => Task.CompletedTask;

    public async Task SendAsync(MailMessage message, CancellationToken cancel)
    {
        _attempts.Enqueue((message, clock.GetUtcNow()));
        await OnSend(message, cancel);
        _sent.Enqueue(message);
    }

    public Task<string> CheckAsync(CancellationToken cancel) => Task.FromResult("fake");
}
