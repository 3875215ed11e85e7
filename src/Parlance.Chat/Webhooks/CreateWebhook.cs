using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Audit;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Http;
using Parlance.Chat.Outside;
using Parlance.Chat.Security;

namespace Parlance.Chat.Webhooks;

/// <summary>Has another server told of what happens: in one conversation, or in the channels of the server.</summary>
internal sealed class CreateWebhook(ChatDatabase database, OutsideClient outside, WebhookRegistry registry, SecretBox box, RateLimiter limiter, TimeProvider clock)
{
    /// <param name="Conversation">Where; over HTTP it is in the address. Left out for one of the server.</param>
    /// <param name="Name">What it is called, 1 to 64 characters.</param>
    /// <param name="Url">Where it is told.</param>
    /// <param name="Events">Of what: <c>message.sent</c>, <c>message.edited</c>, <c>message.deleted</c>, <c>reaction.added</c>, <c>reaction.removed</c>, <c>member.joined</c>, <c>member.left</c>.</param>
    /// <param name="Channels">Of one of the server: in which channels alone, 50 at most; left out for all.</param>
    public sealed record Request(ConversationId? Conversation, string? Name, string? Url, IReadOnlyList<WebhookEvent>? Events, IReadOnlyList<ConversationId>? Channels);

    /// <param name="Webhook">The webhook.</param>
    /// <param name="Secret">What its deliveries are signed with, which is never shown again.</param>
    public sealed record Created(WebhookItem Webhook, string Secret) : Reply;

    public async Task<Created> HandleAsync(Actor actor, WebhookScope scope, Request request, CancellationToken cancel)
    {
        var validation = new Validation();
        var secret = WebhookSecret.New();
        var now = clock.GetUtcNow();
        WebhookRules.Channels(validation, scope, request.Channels);
        var hook = new Webhook
        {
            Id = Guid.CreateVersion7(now),
            ConversationId = scope.Conversation,
            Name = WebhookRules.Name(validation, request.Name),
            Url = WebhookRules.Url(validation, outside, scope, request.Url),
            Events = WebhookRules.Events(validation, request.Events),
            IsFiltered = request.Channels is not null,
            Secret = WebhookSecret.Seal(box, secret),
            CreatedBy = actor.User,
            CreatedAt = now,
        };
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ChangesPerUser, actor.User.ToString());
        var channels = (request.Channels ?? []).Distinct().ToList();
        await database.WriteAsync(db => InsertAsync(db, actor, scope, hook, channels), cancel);
        return new(WebhookItem.Of(hook, channels), WebhookSecret.Show(secret));
    }

    private async Task InsertAsync(DbSession db, Actor actor, WebhookScope scope, Webhook hook, List<ConversationId> channels)
    {
        await scope.RequireAsync(db, actor, lockRow: true);
        var max = scope.IsOfServer ? WebhookLimits.OfServerMax : WebhookLimits.OfConversationMax;
        if ((await WebhookStore.OfAsync(db, scope.Conversation)).Count >= max)
        {
            throw ChatError.Conflict($"There are {max} webhooks at most. Remove one first.");
        }

        await WebhookRules.RequireChannelsAsync(db, channels);
        await WebhookStore.InsertAsync(db, hook);
        await WebhookStore.NarrowAsync(db, hook, channels);
        var audited = new Audited(AuditAction.WebhookCreated) { Conversation = scope.Conversation, About = hook.Id };
        await AuditLog.WriteAsync(db, actor, audited.With(WebhookRules.Logged(hook)), hook.CreatedAt);
        db.AfterCommit(registry.Forget);
    }
}
