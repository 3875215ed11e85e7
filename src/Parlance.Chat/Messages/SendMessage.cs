using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Http;
using Parlance.Chat.Messages.Text;

namespace Parlance.Chat.Messages;

/// <summary>
/// Says something in a conversation, or to a person: the first message between two makes their direct conversation. It can be sent any number of
/// times with the same client id, and is there once.
/// </summary>
internal sealed class SendMessage(ChatDatabase database, MessageLog log, DirectConversations directs, RateLimiter limiter)
{
    /// <param name="Conversation">Where. Either this or <c>to</c>.</param>
    /// <param name="To">To whom, in the direct conversation with them.</param>
    /// <param name="ClientId">A UUID made by the client for this message. A repeated send returns the first result, even when it says something else.</param>
    /// <param name="Text">Markdown, 1 to 20,000 characters.</param>
    /// <param name="ReplyTo">The seq of the message that it answers.</param>
    /// <param name="Silent">True to interrupt nobody.</param>
    public sealed record Request(ConversationId? Conversation, UserId? To, Guid? ClientId, string? Text, long? ReplyTo, bool? Silent);

    /// <param name="Message">As it is on disk, with its place.</param>
    public sealed record Sent(MessageRow Message) : Reply;

    public async Task<Sent> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var draft = Check(request);
        limiter.Take(RateLimit.MessagesPerUser, actor.User.ToString());
        var message = request.Conversation is { } conversation
            ? await database.WriteAsync(db => SendAsync(db, actor, conversation, draft), cancel)
            : await SendToAsync(actor, request.To!.Value, draft, cancel);
        return new(MessageRow.Of(message));
    }

    private async Task<Message> SendAsync(DbSession db, Actor actor, ConversationId conversation, MessageLog.Draft draft)
    {
        var place = await Place.RequireAsync(db, actor, conversation, Act.Read, lockRow: true);
        // Before anything is judged: what was acknowledged once is acknowledged again, muted or not.
        return await MessageStore.FindSentAsync(db, conversation, actor.User, draft.ClientId) ?? await AppendAsync(db, place, draft);
    }

    private async Task<Message> AppendAsync(DbSession db, Place place, MessageLog.Draft draft)
    {
        await MayWriteHere.RequireAsync(db, place, log.Now);
        return await log.AppendAsync(db, place, draft);
    }

    private async Task<Message> SendToAsync(Actor actor, UserId to, MessageLog.Draft draft, CancellationToken cancel)
    {
        Task<Message> WriteAsync() => database.WriteAsync(
            async db => await SendAsync(db, actor, await directs.OpenAsync(db, actor.User, to), draft), cancel);
        try
        {
            return await WriteAsync();
        }
        catch (Exception error) when (database.IsUniqueViolation(error))
        {
            // Both wrote first, at the same time: now there is a conversation.
            return await WriteAsync();
        }
    }

    private static MessageLog.Draft Check(Request request)
    {
        var validation = new Validation();
        validation.Require(request.Conversation is null != request.To is null, "conversation", "the id of a conversation, or 'to' with the id of a user");
        var clientId = ConversationRules.ClientId(validation, request.ClientId);
        var text = MessageRules.Text(validation, request.Text);
        if (request.ReplyTo is not null)
        {
            MessageRules.Seq(validation, request.ReplyTo, "replyTo");
        }

        validation.ThrowIfInvalid();
        return new(clientId, text, MessageText.Of(text), request.ReplyTo, request.Silent ?? false);
    }
}
