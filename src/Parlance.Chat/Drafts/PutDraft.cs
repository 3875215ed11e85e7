using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Http;
using Parlance.Chat.Messages;

namespace Parlance.Chat.Drafts;

/// <summary>
/// Keeps what one has begun to write, for all one's devices. A device that does not know the newest text is refused, and told that text, so that it
/// does not write an older one over it.
/// </summary>
internal sealed class PutDraft(ChatDatabase database, KeptDrafts drafts, RateLimiter limiter)
{
    /// <param name="Conversation">Where; over HTTP it is in the address.</param>
    /// <param name="Thread">The seq of the message in whose thread it is to be said.</param>
    /// <param name="Text">What there is of it, 20,000 characters at most; empty, or left out, to throw it away.</param>
    /// <param name="ReplyTo">The seq of the message that it is to answer.</param>
    /// <param name="Rev">The rev of the draft that was changed; 0, or left out, if the device knows none.</param>
    public sealed record Request(ConversationId? Conversation, long? Thread, string? Text, long? ReplyTo, long? Rev);

    /// <param name="Draft">As it is now.</param>
    public sealed record Kept(DraftRow Draft) : Reply;

    public async Task<Kept> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var validation = new Validation();
        var id = ConversationRules.Conversation(validation, request.Conversation);
        var text = MessageRules.Begun(validation, request.Text);
        if (request.ReplyTo is not null)
        {
            MessageRules.Seq(validation, request.ReplyTo, "replyTo");
        }

        if (request.Thread is not null)
        {
            MessageRules.Seq(validation, request.Thread, "thread");
        }

        validation.Require(request.Rev is null or >= 0, "rev", "0 or more");
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ChangesPerUser, actor.User.ToString());
        var draft = new Draft { ConversationId = id, Thread = request.Thread ?? 0, Text = text, ReplyTo = text.Length is 0 ? null : request.ReplyTo };
        return new(DraftRow.Of(await database.WriteAsync(db => PutAsync(db, actor, draft, request.Rev ?? 0), cancel)));
    }

    private async Task<Draft> PutAsync(DbSession db, Actor actor, Draft draft, long knownRev)
    {
        if (draft.Text.Length > 0)
        {
            await Place.RequireAsync(db, actor, draft.ConversationId, Act.Read);
        }

        await KeptDrafts.LockAsync(db, actor.User);
        var known = await DraftStore.FindAsync(db, actor.User, draft.ConversationId, draft.Thread);
        if (known is null && draft.Text.Length is 0)
        {
            // Nothing to throw away. Whoever is not in the conversation is told the same as of one that does not exist.
            await Place.RequireAsync(db, actor, draft.ConversationId, Act.Read);
            throw ChatError.NotFound("draft");
        }

        if (known?.SaysTheSameAs(draft.Text, draft.ReplyTo) is true)
        {
            // A request that comes again changes nothing.
            return known;
        }

        if (known is not null && known.Rev != knownRev)
        {
            throw ChatError.Stale(DraftRow.Of(known));
        }

        if (known is not { Text.Length: > 0 } && await DraftStore.CountAsync(db, actor.User) >= DraftLimits.DraftsMax)
        {
            throw ChatError.Conflict("You have as many drafts as there may be.");
        }

        return await drafts.PutAsync(db, actor.User, draft);
    }
}
