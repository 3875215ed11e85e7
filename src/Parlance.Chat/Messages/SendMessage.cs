using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Drafts;
using Parlance.Chat.Http;
using Parlance.Chat.Messages.Text;
using Parlance.Chat.Polls;

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
    /// <param name="Poll">What is asked with it: <c>text</c> is the question.</param>
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
        long? Draft = null,
        AskedPoll? Poll = null);

    /// <param name="Conversation">Where the message is that is forwarded.</param>
    /// <param name="Seq">Which one it is.</param>
    public sealed record Source(ConversationId? Conversation, long? Seq);

    /// <param name="Message">As it is on disk, with its place.</param>
    public sealed record Sent(MessageRow Message) : Reply;

    public async Task<Sent> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var sending = Prepare(request);
        limiter.Take(RateLimit.MessagesPerUser, actor.User.ToString());
        return new(MessageRow.Of(await OnceMoreIfBothBeginAsync(db => SendAsync(db, actor, sending), cancel)));
    }

    /// <summary>The same in a transaction of somebody else, of what was checked before.</summary>
    public async Task<Message> SendAsync(DbSession db, Actor actor, Sending sending) =>
        await SendAsync(db, actor, sending.Conversation ?? await directs.OpenAsync(db, actor.User, sending.To!.Value), sending);

    /// <summary>Runs a transaction that sends, and once more if it has made a direct conversation at the same time as the other person has.</summary>
    public async Task<T> OnceMoreIfBothBeginAsync<T>(Func<DbSession, Task<T>> work, CancellationToken cancel)
    {
        try
        {
            return await database.WriteTextAsync(work, cancel);
        }
        catch (Exception error) when (database.IsUniqueViolation(error))
        {
            // Both wrote first, at the same time: now there is a conversation.
            return await database.WriteTextAsync(work, cancel);
        }
    }

    private async Task<Message> SendAsync(DbSession db, Actor actor, ConversationId conversation, Sending sending)
    {
        var place = await Place.RequireToSendAsync(db, actor, conversation, sending.Draft.ClientId);
        // Before anything is judged: what was acknowledged once is acknowledged again, muted or not.
        return (place.Sent is { } seq ? await MessageStore.FindAsync(db, conversation, seq) : null) ?? await AppendAsync(db, actor, place, sending);
    }

    private async Task<Message> AppendAsync(DbSession db, Actor actor, Place place, Sending sending)
    {
        await MayWriteHere.RequireAsync(db, place, log.Now);
        var draft = sending.Forward is { } source ? await ForwardedText.ReadAsync(db, actor, sending.Draft, source.Conversation!.Value, source.Seq!.Value) : sending.Draft;
        var message = await log.AppendAsync(db, place, draft.Poll is { } poll ? draft with { Poll = AskedPoll.Timed(poll, log.Now) } : draft);
        if (sending.DraftRev is { } rev)
        {
            await drafts.EmptyAsync(db, actor.User, place.Conversation, draft.Thread ?? 0, rev);
        }

        return message;
    }

    /// <summary>Checks a request and reads its text: what takes no transaction.</summary>
    /// <exception cref="ChatError"><c>invalid</c>.</exception>
    public static Sending Prepare(Request request)
    {
        var validation = new Validation();
        var sending = Check(validation, request);
        validation.ThrowIfInvalid();
        return sending;
    }

    /// <summary>The same among others that are checked; what comes of it is of use if all is well.</summary>
    public static Sending Check(Validation validation, Request request)
    {
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
        validation.Require(request.Poll is null || request.Forward is null, "poll", "nothing, since another message is sent");
        validation.Require(request.Poll is null || text.Length <= PollLimits.QuestionCharsMax, "text", $"a question of {PollLimits.QuestionCharsMax} characters at most");
        var poll = request.Poll?.Check(validation);
        var draft = new MessageLog.Draft(
            clientId, text, MessageText.Of(text), request.ReplyTo, request.Silent ?? false, Thread: request.Thread, Also: request.Also ?? false, Poll: poll);
        return new(request.Conversation, request.To, draft, request.Forward, request.Draft);
    }

    /// <summary>A request that was checked.</summary>
    public sealed record Sending(ConversationId? Conversation, UserId? To, MessageLog.Draft Draft, Source? Forward, long? DraftRev);
}
