using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Http;
using Parlance.Chat.Messages.Text;
using Parlance.Chat.Polls;

namespace Parlance.Chat.Messages;

/// <summary>Gives one's own message another text. Who may not write any more cannot edit either.</summary>
internal sealed class EditMessage(ChatDatabase database, MessageLog log, RateLimiter limiter)
{
    /// <param name="Conversation">Where; over HTTP it is in the address.</param>
    /// <param name="Seq">Which message; over HTTP in the address.</param>
    /// <param name="Text">Markdown, 1 to 20,000 characters.</param>
    public sealed record Request(ConversationId? Conversation, long? Seq, string? Text);

    /// <param name="Message">As it is now.</param>
    public sealed record Edited(MessageRow Message) : Reply;

    public async Task<Edited> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var validation = new Validation();
        var id = ConversationRules.Conversation(validation, request.Conversation);
        var seq = MessageRules.Seq(validation, request.Seq);
        var text = MessageRules.Text(validation, request.Text);
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ChangesPerUser, actor.User.ToString());
        var parsed = MessageText.Of(text);
        return new(MessageRow.Of(await database.WriteTextAsync(db => EditAsync(db, actor, id, seq, text, parsed), cancel)));
    }

    private async Task<Message> EditAsync(DbSession db, Actor actor, ConversationId id, long seq, string text, MessageText parsed)
    {
        var place = await Place.RequireAsync(db, actor, id, Act.Read, lockRow: true);
        var message = await MessageStore.RequireAsync(db, place, seq);
        await MayWriteHere.RequireAsync(db, place, log.Now);
        if (message.AuthorId != actor.User)
        {
            throw ChatError.Forbidden("Only its author edits a message.");
        }

        if (message.DeletedAt is not null)
        {
            throw ChatError.Conflict("This message is deleted.");
        }

        if (message.ForwardedAuthor is not null)
        {
            throw ChatError.Conflict("These are somebody else's words: what is forwarded is not edited.");
        }

        RequireUnanswered(message.Poll, text);

        // A request that comes again changes nothing.
        return string.Equals(message.Text, text, StringComparison.Ordinal) ? message : await log.EditAsync(db, place, message, text, parsed);
    }

    private void RequireUnanswered(Poll? poll, string text)
    {
        if (poll is not null && (poll.Voters > 0 || poll.IsClosedAt(log.Now)))
        {
            throw ChatError.Conflict("What was asked is not changed under those who have answered.");
        }

        if (poll is not null && text.Length > PollLimits.QuestionCharsMax)
        {
            throw ChatError.Invalid("text", $"a question of {PollLimits.QuestionCharsMax} characters at most");
        }
    }
}
