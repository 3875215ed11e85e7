using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Audit;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Http;
using Parlance.Chat.Outside;
using Parlance.Chat.Webhooks.Delivering;

namespace Parlance.Chat.Webhooks;

/// <summary>Changes a webhook, or turns it off or on. What is left out stays.</summary>
internal sealed class ChangeWebhook(ChatDatabase database, OutsideClient outside, WebhookRegistry registry, RateLimiter limiter, TimeProvider clock)
{
    /// <param name="Conversation">Where; over HTTP it is in the address.</param>
    /// <param name="Webhook">Which; over HTTP in the address.</param>
    /// <param name="Name">What it is called.</param>
    /// <param name="Url">Where it is told.</param>
    /// <param name="Events">Of what.</param>
    /// <param name="Channels">Of one of the server: in which channels alone.</param>
    /// <param name="AllChannels">True for all channels.</param>
    /// <param name="Enabled">False to turn it off: what waits is given up. True to turn it on again, also after it was turned off for failing.</param>
    public sealed record Request(
        ConversationId? Conversation,
        Guid? Webhook,
        string? Name,
        string? Url,
        IReadOnlyList<WebhookEvent>? Events,
        IReadOnlyList<ConversationId>? Channels,
        bool? AllChannels,
        bool? Enabled);

    /// <param name="Webhook">As it is now.</param>
    public sealed record Changed(WebhookItem Webhook) : Reply;

    public Task<Changed> HandleAsync(Actor actor, WebhookScope scope, Request request, CancellationToken cancel)
    {
        var validation = new Validation();
        if (request.Name is not null)
        {
            WebhookRules.Name(validation, request.Name);
        }

        if (request.Url is not null)
        {
            WebhookRules.Url(validation, outside, scope, request.Url);
        }

        if (request.Events is not null)
        {
            WebhookRules.Events(validation, request.Events);
        }

        WebhookRules.Channels(validation, scope, request.Channels);
        validation.Require(request.AllChannels is not true || request.Channels is null, "allChannels", "true without 'channels'");
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ChangesPerUser, actor.User.ToString());
        return database.WriteAsync(db => ChangeAsync(db, actor, scope, request), cancel);
    }

    private async Task<Changed> ChangeAsync(DbSession db, Actor actor, WebhookScope scope, Request request)
    {
        var before = await scope.RequireAsync(db, actor, request.Webhook, lockRow: true);
        var now = clock.GetUtcNow();
        var hook = Enable(before, request.Enabled, now) with
        {
            Name = request.Name?.Trim() ?? before.Name,
            Url = request.Url ?? before.Url,
            Events = request.Events is { } events ? WebhookEvents.BitsOf(events) : before.Events,
            IsFiltered = request.Channels is not null || (request.AllChannels is not true && before.IsFiltered),
        };
        if (request.Channels is not null || request.AllChannels is true)
        {
            var channels = (request.Channels ?? []).Distinct().ToList();
            await WebhookRules.RequireChannelsAsync(db, channels);
            await WebhookStore.NarrowAsync(db, hook, channels);
        }

        await WebhookStore.UpdateAsync(db, hook);
        if (hook.DisabledAt is not null)
        {
            await DeliveryStore.GiveUpAsync(db, hook.Id);
        }

        var audited = new Audited(AuditAction.WebhookChanged) { Conversation = scope.Conversation, About = hook.Id }.From(WebhookRules.Logged(before), WebhookRules.Logged(hook));
        await AuditLog.WriteAsync(db, actor, audited, now);
        db.AfterCommit(registry.Forget);
        return new(WebhookItem.Of(hook, (await WebhookStore.ChannelsAsync(db, [hook]))[hook.Id]));
    }

    private static Webhook Enable(Webhook hook, bool? enabled, DateTimeOffset now) => enabled switch
    {
        true => hook with { DisabledAt = null, DisabledFor = null, FailingSince = null, PausedUntil = null },
        false when hook.DisabledAt is null => hook with { DisabledAt = now, DisabledFor = WebhookOff.Chosen },
        _ => hook,
    };
}
