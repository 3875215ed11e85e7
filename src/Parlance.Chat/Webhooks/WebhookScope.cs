using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;

namespace Parlance.Chat.Webhooks;

/// <summary>Whose webhooks somebody looks after: those of one conversation, as one of its owners, or those of the server.</summary>
/// <param name="Conversation">Null for the server's: made where only administrators come.</param>
internal sealed record WebhookScope(ConversationId? Conversation)
{
    public static readonly WebhookScope Server = new(Conversation: null);

    /// <exception cref="ChatError"><c>invalid</c>: no conversation is named.</exception>
    public static WebhookScope Of(ConversationId? conversation) =>
        conversation is { } id ? new(id) : throw ChatError.Invalid("conversation", "the id of a conversation");

    /// <summary>Whether its requests may reach what the operator allows administrators.</summary>
    public bool IsOfServer => Conversation is null;

    /// <exception cref="ChatError"><c>not_found</c>, <c>forbidden</c>.</exception>
    public async Task RequireAsync(DbSession db, Actor actor, bool lockRow = false)
    {
        if (Conversation is { } id)
        {
            await Place.RequireAsync(db, actor, id, Act.ManageWebhooks, lockRow);
        }
    }

    /// <summary>One of these webhooks, which nobody else changes until the commit.</summary>
    /// <exception cref="ChatError"><c>not_found</c>, <c>forbidden</c>.</exception>
    public async Task<Webhook> RequireAsync(DbSession db, Actor actor, Guid? webhook, bool lockRow = false)
    {
        await RequireAsync(db, actor, lockRow);
        var hook = webhook is { } id ? await WebhookStore.FindAsync(db, id, lockRow) : null;
        return hook?.ConversationId == Conversation && hook is not null ? hook : throw ChatError.NotFound("webhook");
    }
}
