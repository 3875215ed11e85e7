using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Due;
using Parlance.Chat.Feeds;
using Parlance.Chat.Http;
using Parlance.Chat.Messages;

namespace Parlance.Chat.Reminders;

/// <summary>Has oneself reminded of a message, or of what one writes, at a time. Nobody else learns of it.</summary>
internal sealed class AddReminder(ChatDatabase database, DueWork due, FeedPublisher feeds, RateLimiter limiter, TimeProvider clock)
{
    /// <param name="ClientId">A UUID made by the client for this reminder. A repeated request returns the first result.</param>
    /// <param name="Conversation">Where the message is that it is about.</param>
    /// <param name="Seq">Which message; with <c>conversation</c> only.</param>
    /// <param name="Text">What it is about, 1,000 characters at most; may be left out with a message.</param>
    /// <param name="At">When it is due, within a year.</param>
    public sealed record Request(Guid? ClientId, ConversationId? Conversation, long? Seq, string? Text, DateTimeOffset? At);

    /// <param name="Reminder">As it is now.</param>
    public sealed record Changed(ReminderRow Reminder) : Reply;

    public async Task<Changed> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var validation = new Validation();
        var now = clock.GetUtcNow();
        var clientId = ConversationRules.ClientId(validation, request.ClientId);
        validation.Require(request.Conversation is null == request.Seq is null, "seq", "the seq of a message, with its conversation");
        if (request.Seq is not null)
        {
            MessageRules.Seq(validation, request.Seq);
        }

        var text = validation.Lines(request.Text, "text", ReminderLimits.TextCharsMax);
        validation.Require(text.Length > 0 || request.Seq is not null, "text", "what it is about, if it is not about a message");
        var at = DueTime.Check(validation, request.At, now);
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ChangesPerUser, actor.User.ToString());
        var row = new Reminder
        {
            Id = Guid.CreateVersion7(now), UserId = actor.User, ClientId = clientId, ConversationId = request.Conversation, Seq = request.Seq, Text = text, DueAt = at,
        };
        return new(ReminderRow.Of(await database.WriteAsync(db => AddAsync(db, actor, row), cancel)));
    }

    private async Task<Reminder> AddAsync(DbSession db, Actor actor, Reminder row)
    {
        await ReminderChange.LockAsync(db, actor.User);
        if (await ReminderStore.FindMadeAsync(db, actor.User, row.ClientId) is { } made)
        {
            return made;
        }

        if (row.ConversationId is { } conversation)
        {
            await MessageStore.RequireAsync(db, await Place.RequireAsync(db, actor, conversation, Act.Read), row.Seq!.Value);
        }

        if (await ReminderStore.CountAsync(db, actor.User) >= ReminderLimits.OpenMax)
        {
            throw ChatError.Conflict("You have as many reminders as there may be.");
        }

        var added = await ReminderChange.AddAsync(db, feeds, row);
        await due.PutAsync(db, Remind.Word, added.Key, added.DueAt);
        return added;
    }
}
