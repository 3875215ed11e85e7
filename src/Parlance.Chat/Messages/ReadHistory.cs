using System.Text.Json.Serialization;
using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;
using Parlance.Chat.Http;
using Parlance.Chat.People;

namespace Parlance.Chat.Messages;

/// <summary>Reads a page of a conversation, from one snapshot. It costs the same wherever in the history it is.</summary>
internal sealed class ReadHistory(ChatDatabase database, RateLimiter limiter)
{
    /// <param name="Conversation">Which; over HTTP it is in the address.</param>
    /// <param name="Before">The messages below this seq, the nearest. One of these four, or none for the newest.</param>
    /// <param name="After">Those above this seq.</param>
    /// <param name="Around">Those on both sides of this seq, itself included.</param>
    /// <param name="Since">Those from this time on.</param>
    /// <param name="Limit">1 to 100; 50 if it is left out.</param>
    public sealed record Request(ConversationId? Conversation, long? Before, long? After, long? Around, DateTimeOffset? Since, int? Limit);

    /// <param name="Rows">The messages by their seq, their reactions, and the messages that they answer.</param>
    /// <param name="Range">The stretch of seqs that this page is all of, which may be fewer than the limit; null when it is empty.</param>
    /// <param name="First">The lowest seq that one may read.</param>
    /// <param name="Last">The highest that there is; 0 in an empty conversation.</param>
    /// <param name="Head">The revision of the feed of which this is.</param>
    /// <param name="Epoch">The database's epoch.</param>
    /// <param name="People">Whom the rows name.</param>
    public sealed record PageOfHistory(
        IReadOnlyList<FeedRow> Rows,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] SeqRange? Range,
        long First,
        long Last,
        long Head,
        string Epoch,
        IReadOnlyList<PersonCard> People) : Reply;

    public Task<PageOfHistory> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var validation = new Validation();
        var id = ConversationRules.Conversation(validation, request.Conversation);
        var limit = request.Limit ?? MessageLimits.PageDefault;
        validation.Require(limit is >= 1 and <= MessageLimits.PageMax, "limit", $"1 to {MessageLimits.PageMax}");
        validation.Require(new object?[] { request.Before, request.After, request.Around, request.Since }.Count(at => at is not null) <= 1, "before", "one of before, after, around and since");
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ReadsPerUser, actor.User.ToString());
        return database.ReadAsync(db => ReadAsync(db, actor, id, request, limit), cancel);
    }

    private static async Task<PageOfHistory> ReadAsync(DbSession db, Actor actor, ConversationId id, Request request, int limit)
    {
        var place = await Place.RequireAsync(db, actor, id, Act.Read);
        var range = await RangeAsync(db, place, request, limit);
        var (rows, seqs, isCut) = await MessagePages.ReadAsync(db, place, range is null ? [] : [range], Order(request, range));
        return new(rows, isCut ? new(seqs.Min(), seqs.Max()) : range, place.VisibleFrom, place.LastSeq, place.Rev, await FeedEpoch.ReadAsync(db), await PeopleStore.NamedAsync(db, rows));
    }

    // Where not all have room, those stay that are nearest to what was asked for.
    private static Func<long, long> Order(Request request, SeqRange? range) => request switch
    {
        { After: not null } or { Since: not null } => seq => seq,
        { Around: { } around } when range is not null => seq => Math.Abs(seq - Math.Clamp(around, range.From, range.To)),
        _ => seq => -seq,
    };

    // Seqs have no gaps: which ones a page has is a matter of counting.
    private static async Task<SeqRange?> RangeAsync(DbSession db, Place place, Request request, int limit)
    {
        var (first, last) = (place.VisibleFrom, place.LastSeq);
        var (from, to) = request switch
        {
            { Before: { } before } => (Near(before) - limit, Near(before) - 1),
            { After: { } after } => (Near(after) + 1, Near(after) + limit),
            { Around: { } around } => (Within(around) - (limit / 2), Within(around) - (limit / 2) + limit - 1),
            { Since: { } since } => await SinceAsync(db, place, since, limit),
            _ => (last - limit + 1, last),
        };
        var range = new SeqRange(Math.Max(from, first), Math.Min(to, last));
        return range.From <= range.To ? range : null;

        // What lies outside of what one may read stands for its end: before the first message the page is the first one.
        long Near(long seq) => Math.Clamp(seq, first - 1, last + 1);

        long Within(long seq) => Math.Clamp(seq, first, Math.Max(first, last));
    }

    private static async Task<(long From, long To)> SinceAsync(DbSession db, Place place, DateTimeOffset since, int limit)
    {
        var from = await MessageStore.FirstSinceAsync(db, place, since);
        return (from, from + limit - 1);
    }
}
