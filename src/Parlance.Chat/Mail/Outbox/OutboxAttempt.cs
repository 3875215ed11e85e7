using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Parlance.Chat.Due;
using Parlance.Chat.Security;

namespace Parlance.Chat.Mail.Outbox;

/// <summary>One attempt to send one row, and what becomes of the row.</summary>
internal sealed partial class OutboxAttempt(OutboxQueue queue, IMailTransport transport, SecretBox box, TimeProvider clock, ILogger<OutboxAttempt> logger)
{
    // Sent, but the row could not be removed: should this node lease it again, it knows. After a crash nobody does, and the mail goes out twice.
    private readonly ConcurrentDictionary<Guid, bool> _sent = new();

    /// <summary>Sends a leased row, then removes it or gives it back. What the database throws is thrown on.</summary>
    public async Task RunAsync(OutboxRow row, CancellationToken cancel)
    {
        if (_sent.ContainsKey(row.Id))
        {
            await RemoveAsync(row, cancel);
        }
        else if (row.GiveUpAt <= clock.GetUtcNow())
        {
            await RemoveAsync(row, cancel);
            LogGivenUp(row.Id, row.Attempts - 1);
        }
        else if (await SendAsync(row))
        {
            _sent[row.Id] = true;
            await RemoveAsync(row, cancel);
        }
        else
        {
            // Due for the last time when it is given up, so that nothing lies about longer than it was meant to.
            var next = clock.GetUtcNow() + Backoff.After(row.Attempts, MailLimits.BackoffFirst, MailLimits.BackoffMax);
            await queue.PostponeAsync(row, next < row.GiveUpAt ? next : row.GiveUpAt, cancel);
        }
    }

    private async Task RemoveAsync(OutboxRow row, CancellationToken cancel)
    {
        await queue.RemoveAsync(row, cancel);
        _sent.TryRemove(row.Id, out _);
    }

    /// <summary>Whether the row is done with: sent, or refused for good.</summary>
    private async Task<bool> SendAsync(OutboxRow row)
    {
        // Not the server's stopping: an attempt that is cut short may have been taken, and would be repeated.
        using var timeout = new CancellationTokenSource(MailLimits.SendWithin, clock);
        try
        {
            await transport.SendAsync(SealedMail.Open(box, row), timeout.Token);
            LogSent(row.Id, row.Attempts);
            return true;
        }
        catch (MailRefusedException refused)
        {
            LogRefused(row.Id, refused.Message);
            return true;
        }
        catch (MailUnavailableException unavailable)
        {
            LogPostponed(row.Id, row.Attempts, unavailable.Message);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            LogPostponed(row.Id, row.Attempts, $"It took longer than {MailLimits.SendWithin.TotalSeconds} s.");
        }
        catch (CryptographicException exception)
        {
            // Kept until it is given up: the right secret may come back.
            LogUnreadable(exception, row.Id);
        }
#pragma warning disable CA1031 // A transport's fault over one mail must not stop all others; the mail is tried again and given up in time.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogFault(exception, row.Id);
        }

        return false;
    }

    [LoggerMessage(10_201, LogLevel.Information, "Mail {Id} went out at attempt {Attempt}")]
    private partial void LogSent(Guid id, int attempt);

    [LoggerMessage(10_202, LogLevel.Warning, "Mail {Id} could not go out at attempt {Attempt} and waits for the next: {Reason}")]
    private partial void LogPostponed(Guid id, int attempt, string reason);

    [LoggerMessage(10_203, LogLevel.Error, "Mail {Id} was refused for good: {Reason}")]
    private partial void LogRefused(Guid id, string reason);

    [LoggerMessage(10_204, LogLevel.Error, "Mail {Id} was given up after {Attempts} attempts")]
    private partial void LogGivenUp(Guid id, int attempts);

    [LoggerMessage(10_205, LogLevel.Error, "Mail {Id} cannot be opened: Parlance:Secret is not the one that it was sealed with")]
    private partial void LogUnreadable(Exception exception, Guid id);

    [LoggerMessage(10_206, LogLevel.Error, "Sending mail {Id} failed unexpectedly")]
    private partial void LogFault(Exception exception, Guid id);
}
