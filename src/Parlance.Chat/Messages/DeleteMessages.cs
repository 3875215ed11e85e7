using System.Globalization;
using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Audit;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Http;

namespace Parlance.Chat.Messages;

/// <summary>
/// Deletes several messages at once, as a moderator: those that are chosen, or what one person has written in a time. Their places stay, empty. Of many
/// messages a hundred go with each commit, so that others can write in between.
/// </summary>
internal sealed class DeleteMessages(ChatDatabase database, MessageLog log, RateLimiter limiter)
{
    /// <param name="Conversation">Where; over HTTP it is in the address.</param>
    /// <param name="Seqs">Which, 1 to 100. What is gone already, or is not there, is passed over.</param>
    public sealed record Chosen(ConversationId? Conversation, IReadOnlyList<long>? Seqs);

    /// <param name="Conversation">Where; over HTTP it is in the address.</param>
    /// <param name="User">Whose. They need not be in the conversation any more.</param>
    /// <param name="Since">What they have written from this time on; all of it if it is left out.</param>
    /// <param name="Until">And before this time; until now if it is left out.</param>
    /// <param name="Cursor">The <c>next</c> of the answer before.</param>
    public sealed record Written(ConversationId? Conversation, UserId? User, DateTimeOffset? Since, DateTimeOffset? Until, string? Cursor);

    /// <param name="Deleted">How many messages went with this request.</param>
    /// <param name="Next">To be given as <c>cursor</c> with the same request, which goes on from there; null when all is done.</param>
    public sealed record Swept(int Deleted, string? Next) : Reply;

    private sealed record Step(int Deleted, long Next);

    public async Task<Swept> HandleAsync(Actor actor, Chosen request, CancellationToken cancel)
    {
        var validation = new Validation();
        var id = ConversationRules.Conversation(validation, request.Conversation);
        validation.Require(request.Seqs is { Count: >= 1 and <= MessageLimits.SweptMax }, "seqs", $"1 to {MessageLimits.SweptMax} seqs");
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.SweepsPerUser, actor.User.ToString());
        var seqs = request.Seqs!.Distinct().Order().ToList();
        return new(await database.WriteAsync(async db => await DeleteAsync(db, actor, await RequireAsync(db, actor, id), seqs), cancel), Next: null);
    }

    public async Task<Swept> HandleAsync(Actor actor, Written request, CancellationToken cancel)
    {
        var validation = new Validation();
        var id = ConversationRules.Conversation(validation, request.Conversation);
        ConversationRules.User(validation, request.User);
        var upTo = long.MaxValue;
        validation.Require(
            string.IsNullOrEmpty(request.Cursor) || (long.TryParse(request.Cursor, NumberStyles.None, CultureInfo.InvariantCulture, out upTo) && upTo > 0), "cursor", "what an answer's 'next' says");
        validation.Require(request.Since is null || request.Until is null || request.Since <= request.Until, "until", "a time that is not before 'since'");
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.SweepsPerUser, actor.User.ToString());
        var deleted = 0;
        for (var sweep = 0; sweep < MessageLimits.SweepsMax && upTo > 0; sweep++)
        {
            try
            {
                var from = upTo;
                var step = await database.WriteAsync(db => SweepAsync(db, actor, id, request, from), cancel);
                (deleted, upTo) = (deleted + step.Deleted, step.Next);
            }
            catch (ChatError) when (deleted > 0)
            {
                // What is refused has changed nothing. The same request, from where this one has come to, is told why.
                break;
            }
        }

        return new(deleted, upTo > 0 ? upTo.ToString(CultureInfo.InvariantCulture) : null);
    }

    // The newest first, and no further than one commit may look: whose messages they are is known only to those who look at them.
    private async Task<Step> SweepAsync(DbSession db, Actor actor, ConversationId id, Written request, long upTo)
    {
        var place = await RequireAsync(db, actor, id);
        var first = request.Since is { } since ? await MessageStore.FirstSinceAsync(db, place, since) : Math.Max(1, place.VisibleFrom);
        var last = request.Until is { } until ? await MessageStore.FirstSinceAsync(db, place, until) - 1 : place.LastSeq;
        var to = Math.Min(upTo, last);
        var from = Math.Max(first, to - MessageLimits.SearchedMax + 1);
        if (from > to)
        {
            return new(Deleted: 0, Next: 0);
        }

        // Asked so that no index serves it: by that of the authors, all that somebody has ever written would be put in order.
        var seqs = await db.QueryAsync<long>(
            """
            SELECT seq FROM messages WHERE conversation_id = @id AND seq >= @from AND seq <= @to AND COALESCE(author_id, @User) = @User AND deleted_at IS NULL
            ORDER BY seq DESC LIMIT @SweptMax
            """,
            new { id, from, to, request.User, MessageLimits.SweptMax });
        var deleted = await DeleteAsync(db, actor, place, [.. seqs.Order()]);
        var next = seqs.Count == MessageLimits.SweptMax ? seqs[^1] - 1 : from - 1;
        return new(deleted, next < first ? 0 : next);
    }

    private static async Task<Place> RequireAsync(DbSession db, Actor actor, ConversationId id)
    {
        var place = await Place.RequireAsync(db, actor, id, Act.DeleteOthers, lockRow: true);
        place.RequireOpen();
        return place;
    }

    private async Task<int> DeleteAsync(DbSession db, Actor actor, Place place, IReadOnlyList<long> seqs)
    {
        var messages = (await db.QueryAsync<Message>(
            $"SELECT {MessageStore.Columns} FROM messages WHERE conversation_id = @Conversation AND seq IN @seqs AND deleted_at IS NULL ORDER BY seq",
            new { place.Conversation, seqs = DbList.Of(seqs.Where(seq => seq >= place.VisibleFrom)) })).ToList();
        foreach (var message in messages)
        {
            await log.DeleteAsync(db, place, message, actor.User);
        }

        foreach (var theirs in messages.Where(message => message.AuthorId != actor.User).GroupBy(message => message.AuthorId))
        {
            var audited = new Audited(AuditAction.MessagesDeleted) { Conversation = place.Conversation, User = theirs.Key };
            await AuditLog.WriteAsync(db, actor, audited.With(new { seqs = theirs.Select(message => message.Seq) }), log.Now);
        }

        return messages.Count;
    }
}
