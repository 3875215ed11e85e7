using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Emojis;
using Parlance.Chat.Http;
using Parlance.Chat.Webhooks;

namespace Parlance.Chat.Messages;

/// <summary>Leaves an emoji on a message, or takes it back. The same emoji of the same person is there once.</summary>
internal sealed class ReactToMessage(ChatDatabase database, MessageLog log, RateLimiter limiter)
{
    /// <param name="Conversation">Where; over HTTP it is in the address.</param>
    /// <param name="Seq">Which message; over HTTP in the address.</param>
    /// <param name="Emoji">One emoji, or <c>:name:</c> of one that the server has.</param>
    /// <param name="On">True to leave it there, false to take it back.</param>
    public sealed record Request(ConversationId? Conversation, long? Seq, string? Emoji, bool? On);

    /// <param name="Reaction">As it is now.</param>
    public sealed record Reacted(ReactionRow Reaction) : Reply;

    public async Task<Reacted> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var validation = new Validation();
        var id = ConversationRules.Conversation(validation, request.Conversation);
        var seq = MessageRules.Seq(validation, request.Seq);
        var emoji = ReactionEmoji.Check(validation, request.Emoji);
        validation.Require(request.On is not null, "on", "true or false");
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ChangesPerUser, actor.User.ToString());
        return new(ReactionRow.Of(await database.WriteAsync(db => ReactAsync(db, actor, id, seq, emoji, request.On!.Value), cancel)));
    }

    private async Task<Reaction> ReactAsync(DbSession db, Actor actor, ConversationId id, long seq, string emoji, bool on)
    {
        var place = await Place.RequireAsync(db, actor, id, Act.Read, lockRow: true);
        var message = await MessageStore.RequireAsync(db, place, seq);
        await MayWriteHere.RequireAsync(db, place, log.Now, Act.React);
        var known = await ReactionStore.FindAsync(db, id, seq, actor.User, emoji);
        if (known is not null && known.Removed != on)
        {
            // It is there, or gone, already.
            return known;
        }

        if (on)
        {
            await ReactionEmoji.RequireAsync(db, emoji);
            await RequireFitAsync(db, message, emoji);
        }
        else if (known is null)
        {
            throw ChatError.NotFound("reaction");
        }

        var reaction = new Reaction
        {
            Seq = seq,
            UserId = actor.User,
            Emoji = emoji,
            At = log.Now,
            Removed = !on,
            Rev = await ConversationStore.NextRevAsync(db, id),
        };
        await ReactionStore.PutAsync(db, id, reaction);
        await log.HookAsync(db, place, on ? WebhookEvent.ReactionAdded : WebhookEvent.ReactionRemoved, seq, emoji);
        log.Tell(db, place, seq, reaction.Rev, ReactionRow.Of(reaction));
        return reaction;
    }

    private static async Task RequireFitAsync(DbSession db, Message message, string emoji)
    {
        if (message.DeletedAt is not null)
        {
            throw ChatError.Conflict("This message is deleted.");
        }

        var counts = await ReactionStore.CountAsync(db, message.ConversationId, message.Seq);
        if (counts.Values.Sum() >= MessageLimits.ReactionsMax || (counts.Count >= MessageLimits.EmojiMax && !counts.ContainsKey(emoji)))
        {
            throw ChatError.Conflict("There are as many reactions to this message as there may be.");
        }
    }
}
