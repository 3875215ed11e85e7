using System.Globalization;
using System.Text.Json.Serialization;
using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Http;
using Parlance.Chat.People;

namespace Parlance.Chat.Feeds;

/// <summary>Answers what a client misses of a feed: exactly the rows that are different from those it holds. The cost follows the difference.</summary>
internal sealed class SyncFeed(
    ChatDatabase database,
    RateLimiter limiter,
    IEnumerable<IFeedSource<ConversationSpan>> conversationSources,
    IEnumerable<IFeedSource<UserSpan>> userSources,
    IEnumerable<IFeedSource<ServerSpan>> serverSources)
{
    private const int RangesMax = 50;

    /// <param name="Feed">Its name, <c>conversation:…</c>, <c>user:…</c> or <c>server</c>.</param>
    /// <param name="Epoch">The epoch of the rev that the client holds.</param>
    /// <param name="Rev">What it holds; 0 for nothing.</param>
    /// <param name="Ranges">The messages that it holds, at most 50 stretches.</param>
    /// <param name="Members">Whether it holds the list of members.</param>
    /// <param name="Cursor">The <c>next</c> of the page before, with all else as it was.</param>
    public sealed record Request(string? Feed, string? Epoch, long? Rev, IReadOnlyList<SeqRange>? Ranges, bool? Members, string? Cursor);

    /// <param name="Feed">Its name.</param>
    /// <param name="Epoch">The database's epoch.</param>
    /// <param name="Head">What the client holds after the last page. Until then it holds what it held.</param>
    /// <param name="Rows">What is different.</param>
    /// <param name="Next">To be given as <c>cursor</c>; null with the last page.</param>
    /// <param name="People">Whom the rows name.</param>
    /// <param name="Reset">The client's rev is not of this database's life: forget the feed and start again.</param>
    public sealed record Synced(
        string Feed,
        string Epoch,
        long Head,
        IReadOnlyList<FeedRow> Rows,
        string? Next,
        IReadOnlyList<PersonCard> People,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Reset = false) : Reply;

    public Task<Synced> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var validation = new Validation();
        var ranges = request.Ranges ?? [];
        var rev = request.Rev ?? 0;
        validation.Require(rev >= 0, "rev", "0 or more");
        validation.Require(ranges.Count <= RangesMax && ranges.All(range => range is { From: >= 1 } && range.To >= range.From), "ranges", $"at most {RangesMax} stretches, each from 1 or more up to no less");
        var cursor = Cursor.Parse(validation, request.Cursor);
        var isConversation = FeedName.TryParse(request.Feed, out ConversationId conversation);
        var isUser = FeedName.TryParse(request.Feed, out UserId user);
        var isServer = request.Feed is FeedName.Server;
        validation.Require(isConversation || isUser || isServer, "feed", "the name of a feed");
        validation.ThrowIfInvalid();
        if (isUser)
        {
            // The door has asked for what a conversation's feed needs.
            actor.Require(Scope.MeRead);
        }

        limiter.Take(RateLimit.ReadsPerUser, actor.User.ToString());
        var ask = new Question(request.Feed!, request.Epoch, rev, cursor);
        return database.ReadAsync(
            db => isServer ? SyncAsync(db, ask) : isUser ? SyncAsync(db, ask, actor, user) : SyncAsync(db, ask, actor, conversation, ranges, request.Members ?? false), cancel);
    }

    private async Task<Synced> SyncAsync(DbSession db, Question ask, Actor actor, ConversationId conversation, IReadOnlyList<SeqRange> ranges, bool members)
    {
        var place = await Place.RequireAsync(db, actor, conversation, Act.Read);
        return await AnswerAsync(db, ask, place.Rev, (after, upTo) => FeedReader.ReadAsync(
            db, conversationSources, new ConversationSpan(place, ranges, members, after, upTo, FeedReader.RowsMax)));
    }

    private async Task<Synced> SyncAsync(DbSession db, Question ask, Actor actor, UserId user)
    {
        if (user != actor.User)
        {
            throw ChatError.NotFound("feed");
        }

        var head = await UserFeeds.HeadAsync(db, user);
        return await AnswerAsync(db, ask, head, (after, upTo) => FeedReader.ReadAsync(db, userSources, new UserSpan(user, after, upTo, FeedReader.RowsMax)));
    }

    private async Task<Synced> SyncAsync(DbSession db, Question ask)
    {
        var head = await ServerFeed.HeadAsync(db);
        return await AnswerAsync(db, ask, head, (after, upTo) => FeedReader.ReadAsync(db, serverSources, new ServerSpan(after, upTo, FeedReader.RowsMax)));
    }

    private static async Task<Synced> AnswerAsync(DbSession db, Question ask, long head, Func<long, long, Task<FeedReader.Part>> read)
    {
        var epoch = await FeedEpoch.ReadAsync(db);
        var isOfThisLife = ask.Rev is 0 || (ask.Rev <= head && string.Equals(ask.Epoch, epoch, StringComparison.Ordinal));
        if (!isOfThisLife || ask.Cursor?.UpTo > head)
        {
            return new(ask.Feed, epoch, head, [], Next: null, People: [], Reset: true);
        }

        var upTo = ask.Cursor?.UpTo ?? head;
        var (rows, next) = await read(ask.Cursor?.After ?? ask.Rev, upTo);
        return new(ask.Feed, epoch, upTo, rows, next is { } after ? new Cursor(after, upTo).ToString() : null, await PeopleStore.NamedAsync(db, rows));
    }

    private sealed record Question(string Feed, string? Epoch, long Rev, Cursor? Cursor);

    /// <summary>Where the next page begins, and the head at which all pages end.</summary>
    private sealed record Cursor(long After, long UpTo)
    {
        public static Cursor? Parse(Validation validation, string? text)
        {
            if (string.IsNullOrEmpty(text))
            {
                return null;
            }

            var parts = text.Split('.');
            if (parts.Length is 2
                && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var after)
                && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var upTo))
            {
                return new(after, upTo);
            }

            validation.Add("cursor", "what an answer's 'next' says");
            return null;
        }

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{After}.{UpTo}");
    }
}
