using System.Text.Json.Serialization;
using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Accounts.Sockets;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;
using Parlance.Chat.Http;
using Parlance.Chat.Messages;

namespace Parlance.Chat.Commands;

/// <summary>Answers a command that a bot was asked, once, while somebody waits: to whoever asked alone, or with a message in the conversation.</summary>
internal sealed class RespondToCommand(ChatDatabase database, SendMessage send, FeedPublisher feeds, RateLimiter limiter, TimeProvider clock)
{
    /// <param name="Call">What was asked; over HTTP it is in the address.</param>
    /// <param name="Text">Markdown, 1 to 20,000 characters.</param>
    /// <param name="ShownTo"><c>asker</c> or <c>everybody</c>.</param>
    public sealed record Request(Guid? Call, string? Text, ShownTo? ShownTo);

    /// <param name="Message">What everybody sees; left out for an answer to one.</param>
    public sealed record Responded([property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] MessageRow? Message = null) : Reply;

    public async Task<Responded> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var validation = new Validation();
        validation.Require(request.Call is not null, "call", "what a call says");
        validation.Require(request.ShownTo is not null, "shownTo", "asker or everybody");
        var text = MessageRules.Text(validation, request.Text);
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ChangesPerUser, actor.User.ToString());
        if (request.ShownTo is ShownTo.Asker)
        {
            await database.WriteAsync(db => TellAsync(db, actor, request.Call!.Value, text), cancel);
            return new();
        }

        actor.Require(Scope.MessagesWrite);
        var call = await database.WriteAsync(db => TakeAsync(db, actor, request.Call!.Value, ShownTo.Everybody), cancel);
        try
        {
            // The call is what the message is known by: whatever is sent again, it is there once.
            var sent = await send.HandleAsync(actor, new(call.ConversationId, To: null, call.Id, text, ReplyTo: null, Silent: null), cancel);
            return new(sent.Message);
        }
        catch (ChatError)
        {
            await database.WriteAsync(db => CommandStore.GiveBackAsync(db, call.Id), CancellationToken.None);
            throw;
        }
    }

    private async Task TellAsync(DbSession db, Actor actor, Guid id, string text)
    {
        var call = await TakeAsync(db, actor, id, ShownTo.Asker);
        feeds.Tell(db, [SocketAuth.RoomOf(call.UserId)], CommandAnswer.Event, new CommandAnswer(call.Id, call.Name, call.ConversationId, call.BotId, text));
    }

    private async Task<Call> TakeAsync(DbSession db, Actor actor, Guid id, ShownTo shownTo)
    {
        var call = await CommandStore.FindCallAsync(db, actor.User, id) ?? throw ChatError.NotFound("call");
        if (await CommandStore.TakeAsync(db, id, shownTo, clock.GetUtcNow()))
        {
            return call;
        }

        call = (await CommandStore.FindCallAsync(db, actor.User, id))!;
        // What everybody sees may be sent again, when its acknowledgement was lost: it is the same message.
        return call.ShownTo is ShownTo.Everybody && shownTo is ShownTo.Everybody
            ? call
            : throw ChatError.Conflict(call.AnsweredAt is null ? "It is too late: nobody waits for it any more." : "This was answered already.");
    }
}
