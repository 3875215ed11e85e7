using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Drafts;
using Parlance.Chat.Http;
using Parlance.Chat.Messages.Text;

namespace Parlance.Chat.Messages;

/// <summary>
/// Says something in a conversation, or to a person, or forwards there what somebody has said elsewhere: the first message between two makes their direct conversation. It can be sent any number of
/// times with the same client id, and is there once.
/// </summary>
internal sealed class SendMessage(ChatDatabase database, MessageLog log, DirectConversations directs, KeptDrafts drafts, RateLimiter limiter)
{
    /// <param name="Conversation">Where. Either this or <c>to</c>.</param>
    /// <param name="To">To whom, in the direct conversation with them.</param>
    /// <param name="ClientId">A UUID made by the client for this message. A repeated send returns the first result, even when it says something else.</param>
    /// <param name="Text">Markdown, 1 to 20,000 characters.</param>
    /// <param name="ReplyTo">The seq of the message that it answers.</param>
    /// <param name="Silent">True to interrupt nobody.</param>
    /// <param name="Forward">A message whose text is sent, instead of <c>text</c>.</param>
    /// <param name="Thread">The seq of the message in whose thread it is said.</param>
    /// <param name="Also">True to have what is said in a thread among the messages of the conversation too.</param>
    /// <param name="Draft">The rev of the draft that is sent: it is empty afterwards, unless it has changed since on another device.</param>
    public sealed record Request(
        ConversationId? Conversation,
        UserId? To,
        Guid? ClientId,
        string? Text,
        long? ReplyTo,
        bool? Silent,
        Source? Forward = null,
        long? Thread = null,
        bool? Also = null,
        long? Draft = null);

    /// <param name="Conversation">Where the message is that is forwarded.</param>
    /// <param name="Seq">Which one it is.</param>
    public sealed record Source(ConversationId? Conversation, long? Seq);

    /// <param name="Message">As it is on disk, with its place.</param>
    public sealed record Sent(MessageRow Message) : Reply;

    public async Task<Sent> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var sending = Check(request);
        limiter.Take(RateLimit.MessagesPerUser, actor.User.ToString());
        var message = request.Conversation is { } conversation
            ? await database.WriteAsync(db => SendAsync(db, actor, conversation, sending), cancel)
            : await SendToAsync(actor, request.To!.Value, sending, cancel);
        return new(MessageRow.Of(message));
    }

    private async Task<Message> SendAsync(DbSession db, Actor actor, ConversationId conversation, Sending sending)
    {
        var place = await Place.RequireAsync(db, actor, conversation, Act.Read, lockRow: true);
        // Before anything is judged: what was acknowledged once is acknowledged again, muted or not.
        return await MessageStore.FindSentAsync(db, conversation, actor.User, sending.Draft.ClientId) ?? await AppendAsync(db, actor, place, sending);
    }

    private async Task<Message> AppendAsync(DbSession db, Actor actor, Place place, Sending sending)
    {
        await MayWriteHere.RequireAsync(db, place, log.Now);
        var draft = sending.Forward is { } source ? await ForwardedText.ReadAsync(db, actor, sending.Draft, source.Conversation!.Value, source.Seq!.Value) : sending.Draft;
        var message = await log.AppendAsync(db, place, draft);
        if (sending.DraftRev is { } rev)
        {
            await drafts.EmptyAsync(db, actor.User, place.Conversation, draft.Thread ?? 0, rev);
        }

        return message;
    }

    private async Task<Message> SendToAsync(Actor actor, UserId to, Sending sending, CancellationToken cancel)
    {
        Task<Message> WriteAsync() => database.WriteAsync(
            async db => await SendAsync(db, actor, await directs.OpenAsync(db, actor.User, to), sending), cancel);
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

    private static Sending Check(Request request)
    {
        var validation = new Validation();
        validation.Require(request.Conversation is null != request.To is null, "conversation", "the id of a conversation, or 'to' with the id of a user");
        var clientId = ConversationRules.ClientId(validation, request.ClientId);
        var text = request.Forward is null ? MessageRules.Text(validation, request.Text) : "";
        validation.Require(request.Forward is null || request.Text is null, "text", "nothing, since the text of the other message is sent");
        validation.Require(request.Forward is null or { Conversation: not null, Seq: >= 1 }, "forward", "the conversation and the seq of a message");
        if (request.ReplyTo is not null)
        {
            MessageRules.Seq(validation, request.ReplyTo, "replyTo");
        }

        if (request.Thread is not null)
        {
            MessageRules.Seq(validation, request.Thread, "thread");
        }

        validation.Require(request.Thread is not null || request.Also is not true, "also", "true with a thread only");
        validation.ThrowIfInvalid();
        return new(new(clientId, text, MessageText.Of(text), request.ReplyTo, request.Silent ?? false, Thread: request.Thread, Also: request.Also ?? false), request.Forward, request.Draft);
    }

    private sealed record Sending(MessageLog.Draft Draft, Source? Forward, long? DraftRev);
}
