using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Http;

namespace Parlance.Chat.Messages.Pins;

/// <summary>Pins a message in its conversation, or takes it down.</summary>
internal sealed class PinMessage(ChatDatabase database, MessageLog log, RateLimiter limiter)
{
    /// <param name="Conversation">Where; over HTTP it is in the address.</param>
    /// <param name="Seq">Which message; over HTTP in the address.</param>
    public sealed record Request(ConversationId? Conversation, long? Seq);

    /// <param name="Pin">As it is now.</param>
    public sealed record Pinned(PinRow Pin) : Reply;

    /// <summary>Pins it. Where it is pinned already, it stays as it is.</summary>
    public Task<Pinned> HandleAsync(Actor actor, Request request, CancellationToken cancel) => HandleAsync(actor, request, up: true, cancel);

    /// <summary>Takes it down. Where it was taken down already, it stays so.</summary>
    public Task<Pinned> HandleUnpinAsync(Actor actor, Request request, CancellationToken cancel) => HandleAsync(actor, request, up: false, cancel);

    private async Task<Pinned> HandleAsync(Actor actor, Request request, bool up, CancellationToken cancel)
    {
        var validation = new Validation();
        var id = ConversationRules.Conversation(validation, request.Conversation);
        var seq = MessageRules.Seq(validation, request.Seq);
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ChangesPerUser, actor.User.ToString());
        return new(PinRow.Of(await database.WriteAsync(db => PutAsync(db, actor, id, seq, up), cancel)));
    }

    private async Task<Pin> PutAsync(DbSession db, Actor actor, ConversationId id, long seq, bool up)
    {
        var place = await Place.RequireAsync(db, actor, id, Act.Read, lockRow: true);
        var message = await MessageStore.RequireAsync(db, place, seq);
        await MayWriteHere.RequireAsync(db, place, log.Now, Act.Pin);
        var known = await PinStore.FindAsync(db, id, seq);
        if (known is not null && known.Removed != up)
        {
            // It is up, or down, already.
            return known;
        }

        if (up)
        {
            await RequireFitAsync(db, message);
        }
        else if (known is null)
        {
            throw ChatError.NotFound("pin");
        }

        var rev = await ConversationStore.NextRevAsync(db, id);
        var pin = up ? new Pin { Seq = seq, UserId = actor.User, At = log.Now, Rev = rev } : known! with { Removed = true, Rev = rev };
        await PinStore.PutAsync(db, id, pin);
        log.Tell(db, place, seq, rev, PinRow.Of(pin));
        return pin;
    }

    private static async Task RequireFitAsync(DbSession db, Message message)
    {
        if (message.DeletedAt is not null)
        {
            throw ChatError.Conflict("This message is deleted.");
        }

        if (await PinStore.IsFullAsync(db, message.ConversationId))
        {
            throw ChatError.Conflict("There are as many pins in this conversation as there may be.");
        }
    }
}
