using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;
using Parlance.Chat.Http;
using Parlance.Chat.Messages;
using Parlance.Chat.People;
using Parlance.Chat.Search.Finding;
using Parlance.Chat.Search.Index;
using Parlance.Chat.Search.Query;
using Parlance.Chat.Search.Text;

namespace Parlance.Chat.Search;

/// <summary>
/// Finds messages by their words and by what is known of them, in all that one may read, and with the first page people and conversations by their
/// names.
/// </summary>
internal sealed class FindMessages(ChatDatabase database, RateLimiter limiter, TimeProvider clock)
{
    /// <param name="Q">Words, "phrases", -what must not be there, and from: in: has: is: before: after: on:. 1 to 500 characters.</param>
    /// <param name="Order">The newest first if it is left out.</param>
    /// <param name="TimeZone">Where the days of before:, after: and on: begin: a zone such as Asia/Ho_Chi_Minh, or +07:00. That of one's profile if it is left out.</param>
    /// <param name="Cursor">The <c>next</c> of the page before, with the same query and order.</param>
    /// <param name="Limit">Messages in a page, 1 to 50; 20 if it is left out.</param>
    public sealed record Request(string? Q, SearchOrder? Order, string? TimeZone, string? Cursor, int? Limit);

    /// <param name="Items">The messages of this page.</param>
    /// <param name="Next">To be given as <c>cursor</c>; null at the end.</param>
    /// <param name="Conversations">Those whose names have the words of the query, 5 at most; with the first page alone.</param>
    /// <param name="PeopleFound">People whose names have them, 5 at most; their cards are among <c>people</c>.</param>
    /// <param name="Complete">False while messages from before an update are still being indexed, and are not found.</param>
    /// <param name="People">Whom the messages name, and those who are found.</param>
    public sealed record Found(
        IReadOnlyList<Item> Items,
        string? Next,
        IReadOnlyList<ConversationRow> Conversations,
        IReadOnlyList<UserId> PeopleFound,
        bool Complete,
        IReadOnlyList<PersonCard> People) : Reply;

    /// <param name="Message">The message as it is now.</param>
    /// <param name="Snippet">Where it was found.</param>
    public sealed record Item(MessageRow Message, Snippet Snippet);

    public Task<Found> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var search = Check(request);
        limiter.Take(RateLimit.SearchesPerUser, actor.User.ToString());
        return database.ReadAsync(db => ReadAsync(db, actor, search), cancel);
    }

    /// <summary>The word as it stands in a query.</summary>
    public static SearchOrder? ParseOrder(string? text) => text switch
    {
        null => null,
        "newest" => SearchOrder.Newest,
        "relevance" => SearchOrder.Relevance,
        _ => throw ChatError.Invalid("order", "newest or relevance"),
    };

    private async Task<Found> ReadAsync(DbSession db, Actor actor, Search search)
    {
        db.CommandTimeoutSeconds = SearchLimits.SecondsMax;
        var (items, next) = search.Query.IsOfMessages ? await MessagesAsync(db, actor, search) : ([], null);
        var words = search.IsFirst ? search.Query.Words : "";
        var conversations = await ConversationFinder.FindAsync(db, actor, words);
        var people = words.Length is 0 ? [] : await PeopleStore.FindAsync(db, actor, words.TrimStart('@'), Guid.AllBitsSet, SearchLimits.NamesMax);
        var named = await PeopleStore.NamedAsync(db, [.. items.Select(item => item.Message), .. conversations]);
        return new(
            items,
            next,
            conversations,
            [.. people.Select(user => user.Id)],
            !await IndexMessages.HasBacklogAsync(db),
            [.. named.Concat(people.Select(PersonCard.Of)).DistinctBy(card => card.Id)]);
    }

    private async Task<(IReadOnlyList<Item> Items, string? Next)> MessagesAsync(DbSession db, Actor actor, Search search)
    {
        var isRanked = search.Cursor.Order is SearchOrder.Relevance;
        var hunt = await Resolver.ResolveAsync(db, actor.User, search.Query, await SpanAsync(db, actor, search), isRanked ? SearchLimits.CandidatesMax : search.Limit + 1);
        var hits = await MessageFinder.FindAsync(db, hunt with { WithText = isRanked });
        var phrases = search.Query.Phrases.Where(wanted => !wanted.Not).Select(wanted => wanted.What).ToList();
        var inOrder = isRanked ? Ranking.Order(hits, phrases, clock.GetUtcNow()).Skip(search.Cursor.Offset).ToList() : hits;
        var items = Fit(inOrder, await MessageStore.OfAsync(db, [.. inOrder.Take(search.Limit).Select(hit => (hit.ConversationId, hit.Seq))]), phrases);
        return (items, items.Count == inOrder.Count ? null : isRanked
            ? new SearchCursor(SearchOrder.Relevance, Math.Min(search.Cursor.Before, hits.Max(hit => hit.Id) + 1), search.Cursor.Offset + items.Count).ToString()
            : new SearchCursor(SearchOrder.Newest, inOrder[items.Count - 1].Id, 0).ToString());
    }

    // About a megabyte of text, and one message at least.
    private static List<Item> Fit(IReadOnlyList<Hit> hits, IReadOnlyList<Message> messages, List<Phrase> phrases)
    {
        var rows = messages.ToDictionary(message => (message.ConversationId, message.Seq));
        var (items, size) = (new List<Item>(), 0L);
        foreach (var message in hits.Take(rows.Count).Select(hit => rows[(hit.ConversationId, hit.Seq)]))
        {
            var row = MessageRow.Of(message);
            size += row.Size;
            if (size > FeedReader.SizeMax && items.Count > 0)
            {
                break;
            }

            items.Add(new(row, Snippet.Of(message.Plain, phrases)));
        }

        return items;
    }

    // The stretch of the index: what the days leave, below where the last page ended.
    private async Task<(long From, long Before)> SpanAsync(DbSession db, Actor actor, Search search)
    {
        var (from, before) = (0L, search.Cursor.Before);
        if (search.Query.Days.Count is 0)
        {
            return (from, before);
        }

        var zone = search.Zone ?? SearchZone.Of((await UserStore.RequireAsync(db, actor.User)).TimeZone) ?? TimeZoneInfo.Utc;
        foreach (var (first, until) in search.Query.Days.Select(days => days.In(zone, clock.GetUtcNow())))
        {
            from = Math.Max(from, first is null ? 0 : EntryId.FirstOf(first.Value));
            before = Math.Min(before, until is null ? long.MaxValue : EntryId.FirstOf(until.Value));
        }

        return (from, before);
    }

    private static Search Check(Request request)
    {
        var validation = new Validation();
        var text = request.Q ?? "";
        validation.Require(text.Length is > 0 and <= SearchLimits.QueryCharsMax && !string.IsNullOrWhiteSpace(text) && Validation.IsWellFormed(text), "q", $"1 to {SearchLimits.QueryCharsMax} characters");
        var zone = request.TimeZone is null ? null : SearchZone.Of(request.TimeZone);
        validation.Require(request.TimeZone is null || zone is not null, "timeZone", "a time zone, such as Asia/Ho_Chi_Minh, or +07:00");
        var limit = request.Limit ?? SearchLimits.PageDefault;
        validation.Require(limit is >= 1 and <= SearchLimits.PageMax, "limit", $"1 to {SearchLimits.PageMax}");
        validation.ThrowIfInvalid();
        // Nothing is searched for by characters that are not seen, and PostgreSQL takes no NUL.
        var query = QueryParser.Parse(string.Concat(Tokenizer.Normal(text).Select(character => char.IsControl(character) ? ' ' : character)));
        foreach (var mistake in query.Mistakes)
        {
            validation.Add("q", mistake);
        }

        // Without a word that a message could say more or less of, what is new is all that tells them apart: nothing need be read to judge by.
        var order = query.Phrases.Any(wanted => !wanted.Not) ? request.Order ?? SearchOrder.Newest : SearchOrder.Newest;
        var cursor = string.IsNullOrEmpty(request.Cursor) ? SearchCursor.Start(order) : SearchCursor.Parse(request.Cursor, order);
        validation.Require(cursor is not null, "cursor", "what an answer's 'next' says, for the same order");
        validation.ThrowIfInvalid();
        return new(query, cursor!, string.IsNullOrEmpty(request.Cursor), zone, limit);
    }

    private sealed record Search(SearchQuery Query, SearchCursor Cursor, bool IsFirst, TimeZoneInfo? Zone, int Limit);
}
