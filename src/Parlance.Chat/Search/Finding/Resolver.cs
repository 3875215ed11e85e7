using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Search.Index;
using Parlance.Chat.Search.Query;

namespace Parlance.Chat.Search.Finding;

/// <summary>Looks up whom and what the names of a query mean to the one who asks. What nobody is called is found nowhere, like what is not theirs.</summary>
internal sealed class Resolver
{
    private readonly DbSession _db;
    private readonly UserId _me;
    private readonly List<IReadOnlyList<Phrase>> _all = [];
    private readonly List<Phrase> _none = [];
    private readonly List<Wanted<Trait>> _others = [];

    private Resolver(DbSession db, UserId me) => (_db, _me) = (db, me);

    public static async Task<Hunt> ResolveAsync(DbSession db, UserId me, SearchQuery query, (long From, long Before) span, int take)
    {
        var resolver = new Resolver(db, me);
        resolver.Add(query.Phrases.Select(wanted => (new[] { wanted.What }.AsEnumerable(), wanted.Not)), isEither: false);
        resolver.Add(query.Traits);
        await resolver.AddNamesAsync(query.From, resolver.AuthorAsync);
        await resolver.AddNamesAsync(query.In, resolver.PlacesAsync);
        return new()
        {
            Me = me,
            Query = new(resolver._all, resolver._none),
            Others = resolver._others,
            IsSomewhere = query.In.Any(wanted => !wanted.Not),
            From = span.From,
            Before = span.Before,
            Take = take,
        };
    }

    private void Add(IEnumerable<(IEnumerable<Phrase> Phrases, bool Not)> wanted, bool isEither)
    {
        var list = wanted.Select(one => (Phrases: one.Phrases.ToList(), one.Not)).ToList();
        _none.AddRange(list.Where(one => one.Not).SelectMany(one => one.Phrases));
        var positive = list.Where(one => !one.Not).Select(one => one.Phrases).ToList();
        if (isEither && positive.Count > 0)
        {
            _all.Add([.. positive.SelectMany(phrases => phrases)]);
        }
        else
        {
            _all.AddRange(positive);
        }
    }

    private void Add(IReadOnlyList<Wanted<Trait>> traits)
    {
        foreach (var wanted in traits)
        {
            if (MarkOf(wanted.What) is { } mark)
            {
                Add([([Phrase.OfMark(mark)], wanted.Not)], isEither: false);
            }
            else
            {
                _others.Add(wanted);
            }
        }
    }

    private string? MarkOf(Trait trait) => trait switch
    {
        Trait.HasLink => Marks.Link,
        Trait.HasCode => Marks.Code,
        Trait.HasMention => Marks.Mention,
        Trait.HasPoll => Marks.Poll,
        Trait.IsEdited => Marks.Edited,
        Trait.IsReply => Marks.Reply,
        Trait.IsMine => Marks.Of(_me),
        _ => null,
    };

    private async Task AddNamesAsync(IReadOnlyList<Wanted<string>> names, Func<string, Task<IEnumerable<string>>> marks)
    {
        var found = new List<(IEnumerable<Phrase> Phrases, bool Not)>();
        foreach (var wanted in names)
        {
            found.Add(((await marks(wanted.What)).Select(Phrase.OfMark), wanted.Not));
        }

        Add(found, isEither: true);
    }

    private async Task<IEnumerable<string>> AuthorAsync(string name) => await UserAsync(name) is { } user ? [Marks.Of(user)] : [];

    private async Task<UserId?> UserAsync(string name) =>
        name.Equals("me", StringComparison.OrdinalIgnoreCase) ? _me
        : Guid.TryParseExact(name, "D", out var id) ? new UserId(id)
        : (await UserStore.FindByUsernameKeyAsync(_db, Username.Key(name)))?.Id;

    // An id is taken as it is: the conversations of others are not searched, whatever the query names.
    private async Task<IEnumerable<string>> PlacesAsync(string name)
    {
        if (Guid.TryParseExact(name, "D", out var id))
        {
            return [Marks.Of(new ConversationId(id))];
        }

        if (name is ['@', .. var person])
        {
            var direct = await UserAsync(person) is { } user ? await ConversationStore.FindDirectAsync(_db, Pair.Of(_me, user)) : null;
            return direct is null ? [] : [Marks.Of(direct.Id)];
        }

        // Among one's own conversations, of which several may have one name.
        var key = ConversationRules.NameKey(name.TrimStart('#'));
        var mine = await _db.QueryAsync<Conversation>(
            "SELECT c.id, c.name FROM members m JOIN conversations c ON c.id = m.conversation_id WHERE m.user_id = @me AND m.left_at IS NULL AND c.name <> ''", new { me = _me });
        return mine.Where(row => string.Equals(ConversationRules.NameKey(row.Name), key, StringComparison.Ordinal)).Select(row => Marks.Of(row.Id)).ToList();
    }
}
