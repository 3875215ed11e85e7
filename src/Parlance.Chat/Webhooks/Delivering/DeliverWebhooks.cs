using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Parlance.Chat.Data;
using Parlance.Chat.Due;
using Parlance.Chat.Outside;
using Parlance.Chat.Previews.Pages;
using Parlance.Chat.Security;

namespace Parlance.Chat.Webhooks.Delivering;

/// <summary>Tells one receiver of one thing that has happened, and again until it has taken it: at least once, in no promised order.</summary>
internal sealed partial class DeliverWebhooks(
    ChatDatabase database, OutsideClient outside, SecretBox box, WebhookRegistry registry, TimeProvider clock, ILogger<DeliverWebhooks> logger) : IDueHandler
{
    public const string KindOfWork = "webhook";

    public string Kind => KindOfWork;

    private sealed record Errand(Delivery Delivery, Webhook Hook, byte[] Body);

    private sealed record Outcome(long? Status, string? Note, TimeSpan? RetryAfter)
    {
        public bool IsSuccess => Status is >= 200 and < 300;
    }

    public async Task<DueStep> RunAsync(DueItem item, CancellationToken cancel)
    {
        var task = await database.ReadAsync(db => ReadAsync(db, Guid.ParseExact(item.Key, "N")), cancel);
        if (task is null)
        {
            return DueStep.Done();
        }

        // It has just failed at something else: that one is tried before all others are.
        var begun = clock.GetUtcNow();
        if (task.Hook.PausedUntil is { } until && until > begun && task.Delivery.Attempts is 0)
        {
            return DueStep.Failed(until);
        }

        var outcome = await SendAsync(task, begun, cancel);
        var tried = task.Delivery with
        {
            Attempts = task.Delivery.Attempts + 1,
            TriedAt = begun,
            TookMs = (long)(clock.GetUtcNow() - begun).TotalMilliseconds,
            Status = outcome.Status,
            Note = outcome.Note,
            NextAt = null,
        };
        return outcome.IsSuccess ? DueStep.Done(db => SucceedAsync(db, tried)) : Failed(task.Hook, tried, outcome);
    }

    // Null if there is nothing to tell, or nobody any more.
    private static async Task<Errand?> ReadAsync(DbSession db, Guid id) =>
        await DeliveryStore.FindAsync(db, id) is { State: DeliveryState.Waiting } delivery && await WebhookStore.FindAsync(db, delivery.WebhookId) is { DisabledAt: null } hook
            ? new(delivery, hook, await DeliveryBody.ReadAsync(db, delivery))
            : null;

    private async Task<Outcome> SendAsync(Errand task, DateTimeOffset now, CancellationToken cancel)
    {
        var id = task.Delivery.Id.ToString();
        try
        {
            var answer = await outside.SendAsync(
                new(HttpMethod.Post, new(task.Hook.Url))
                {
                    Headers =
                    [
                        ("webhook-id", id),
                        ("webhook-timestamp", now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
                        ("webhook-signature", WebhookSecret.Sign(box, task.Hook, id, now, task.Body)),
                    ],
                    Body = task.Body,
                    ContentType = "application/json",
                    AnswerBytesMax = WebhookLimits.AnswerBytesMax,
                    TakesBeginning = true,
                    Within = WebhookLimits.AnswerWithin,
                    IsOfAdministrator = task.Hook.ConversationId is null,
                },
                cancel);
            // A success has nothing to explain, and what is sent back may be what was sent.
            return new(answer.Status, answer.IsSuccess ? null : PageText.Line(Encoding.UTF8.GetString(answer.Body), WebhookLimits.NoteCharsMax), answer.RetryAfter);
        }
        catch (OutsideException exception)
        {
            return new(Status: null, exception.Message, RetryAfter: null);
        }
        catch (CryptographicException)
        {
            return new(Status: null, "The secret cannot be opened: Parlance:Secret is not the one that it was sealed with.", RetryAfter: null);
        }
    }

    private static async Task SucceedAsync(DbSession db, Delivery tried)
    {
        await db.ExecuteAsync("UPDATE webhooks SET failing_since = NULL, paused_until = NULL WHERE id = @WebhookId AND failing_since IS NOT NULL", new { tried.WebhookId });
        await DeliveryStore.UpdateAsync(db, tried with { State = DeliveryState.Delivered });
    }

    private DueStep Failed(Webhook hook, Delivery tried, Outcome outcome)
    {
        var now = clock.GetUtcNow();
        var off = outcome.Status is 410 ? WebhookOff.Gone : hook.FailingSince is { } since && now - since > WebhookLimits.FailingMax ? WebhookOff.Failing : (WebhookOff?)null;
        if (off is { } why)
        {
            LogOff(hook.Id, why);
            return DueStep.Done(async db =>
            {
                await FailAsync(db, tried with { State = DeliveryState.GivenUp }, now);
                await TurnOffAsync(db, hook, why, now);
            });
        }

        if (tried.Attempts > WebhookLimits.Waits.Count)
        {
            LogGivenUp(tried.Id, hook.Id, tried.Attempts);
            return DueStep.Done(db => FailAsync(db, tried with { State = DeliveryState.GivenUp }, now));
        }

        var next = now + WaitAfter(tried.Attempts, outcome.RetryAfter);
        return DueStep.Failed(next, db => FailAsync(db, tried with { NextAt = next }, now));
    }

    private static async Task FailAsync(DbSession db, Delivery tried, DateTimeOffset now)
    {
        await db.ExecuteAsync(
            "UPDATE webhooks SET failing_since = COALESCE(failing_since, @now), paused_until = @until WHERE id = @WebhookId", new { tried.WebhookId, now, until = now + WebhookLimits.Pause });
        await DeliveryStore.UpdateAsync(db, tried);
    }

    private async Task TurnOffAsync(DbSession db, Webhook hook, WebhookOff why, DateTimeOffset now)
    {
        await db.ExecuteAsync("UPDATE webhooks SET disabled_at = @now, disabled_for = @why WHERE id = @Id AND disabled_at IS NULL", new { hook.Id, now, why });
        await DeliveryStore.GiveUpAsync(db, hook.Id);
        db.AfterCommit(registry.Forget);
    }

    private static TimeSpan WaitAfter(long attempts, TimeSpan? asked)
    {
        var wait = WebhookLimits.Waits[(int)attempts - 1] * (0.8 + (RandomNumberGenerator.GetInt32(401) / 1000.0));
        var wanted = asked is { } after && after < WebhookLimits.RetryAfterMax ? after : asked is null ? TimeSpan.Zero : WebhookLimits.RetryAfterMax;
        return wanted > wait ? wanted : wait;
    }

    [LoggerMessage(10632, LogLevel.Warning, "Webhook {Webhook} was turned off: {Why}")]
    private partial void LogOff(Guid webhook, WebhookOff why);

    [LoggerMessage(10633, LogLevel.Warning, "Delivery {Delivery} to webhook {Webhook} was given up after {Attempts} attempts")]
    private partial void LogGivenUp(Guid delivery, Guid webhook, long attempts);
}
