using System.Numerics;
using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;
using Parlance.Chat.Http;
using Parlance.Chat.Messages;

namespace Parlance.Chat.Polls;

/// <summary>
/// Chooses in a poll, chooses otherwise, or takes one's choice back, while it is open. Each person counts once, from however many devices: it is done
/// under the lock of the conversation, and what is asked for last holds.
/// </summary>
internal sealed class VoteInPoll(ChatDatabase database, MessageLog log, FeedPublisher feeds, RateLimiter limiter)
{
    /// <param name="Conversation">Where; over HTTP it is in the address.</param>
    /// <param name="Seq">Which message; over HTTP in the address.</param>
    /// <param name="Options">The numbers of all that one chooses, from 0 on; empty to take it back.</param>
    public sealed record Request(ConversationId? Conversation, long? Seq, IReadOnlyList<int>? Options);

    /// <param name="Vote">As it is now; null if one has never chosen.</param>
    /// <param name="Message">The message with its poll, as everybody sees it.</param>
    public sealed record Voted(VoteRow? Vote, MessageRow Message) : Reply;

    public async Task<Voted> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var validation = new Validation();
        var id = ConversationRules.Conversation(validation, request.Conversation);
        var seq = MessageRules.Seq(validation, request.Seq);
        var fits = request.Options is { Count: <= PollLimits.OptionsMax } && request.Options.All(option => option is >= 0 and < PollLimits.OptionsMax);
        validation.Require(fits, "options", "the numbers of options, from 0 on");
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ChangesPerUser, actor.User.ToString());
        var choices = request.Options!.Aggregate(0L, (bits, option) => bits | (1L << option));
        var (vote, message) = await database.WriteAsync(db => VoteAsync(db, actor, id, seq, choices), cancel);
        return new(vote is null ? null : VoteRow.Of(vote), MessageRow.Of(message));
    }

    private async Task<(Vote? Vote, Message Message)> VoteAsync(DbSession db, Actor actor, ConversationId id, long seq, long choices)
    {
        var place = await Place.RequireAsync(db, actor, id, Act.Read, lockRow: true);
        var message = await MessageStore.RequireAsync(db, place, seq);
        await MayWriteHere.RequireAsync(db, place, log.Now, Act.Vote);
        var poll = message.Poll ?? throw ChatError.NotFound("poll");
        RequireFit(poll, choices);
        var known = await VoteStore.FindAsync(db, id, seq, actor.User);
        if ((known?.Choices ?? 0) == choices)
        {
            // A request that comes again changes nothing, and is granted after the end too; to take back what one has not chosen is nothing either.
            return (known, message);
        }

        if (poll.IsClosedAt(log.Now))
        {
            throw ChatError.Conflict("This poll is closed.");
        }

        var changed = await MessageStore.PutPollAsync(db, message, poll.With(known?.Choices ?? 0, choices));
        log.Tell(db, place, seq, changed.Rev, MessageRow.Of(changed));
        var change = await UserChange.BeginAsync(db, actor.User);
        var vote = new Vote { ConversationId = id, Seq = seq, UserId = actor.User, Choices = choices, At = log.Now, Rev = change.Rev };
        await VoteStore.PutAsync(db, vote);
        change.Add(VoteRow.Of(vote));
        change.End(db, feeds);
        return (vote, changed);
    }

    private static void RequireFit(Poll poll, long choices)
    {
        if (choices >> poll.Options.Count is not 0)
        {
            throw ChatError.Invalid("options", "the numbers of options that there are");
        }

        if (!poll.Multiple && BitOperations.PopCount((ulong)choices) > 1)
        {
            throw ChatError.Invalid("options", "one option");
        }
    }
}
