using Parlance.Bench.Data;
using Parlance.Bench.Data.Filling;
using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Conversations;
using Parlance.Chat.Messages;
using Parlance.Chat.Search;
using Parlance.Chat.Search.Finding;
using Parlance.Chat.Search.Query;
using Parlance.Chat.Search.Text;
using Parlance.Storage.Testing;

namespace Parlance.Chat.Tests.Search;

/// <summary>Nobody finds what they may not read, and everybody finds all of what they may.</summary>
[Trait("pace", "slow")]
public sealed class LeakTests
{
    private const int People = 200;

    // What is asked, and whether a message is meant by it.
    private static readonly (string Query, Func<Message, IReadOnlyList<Token>, UserId, bool> Means)[] Questions =
    [
        ("khach hang ", (_, words, _) => Has(words, "khach") && Has(words, "hang")),
        ("\"the figures\"", (_, words, _) => Places.Of(Phrase.Of("the figures", false)!, words).Any()),
        ("deliv", (_, words, _) => words.Any(word => word.Text.StartsWith("deliv", StringComparison.Ordinal))),
        ("build -green", (_, words, _) => Has(words, "build") && !Has(words, "green")),
        ("has:link -figures", (message, words, _) => message.Links.Length > 0 && !Has(words, "figures")),
        ("is:reply the ", (message, words, _) => message.ReplyTo is not null && Has(words, "the")),
        ("is:edited", (message, _, _) => message.EditedAt is not null),
        ("from:me", (message, _, me) => message.AuthorId == me),
        ("-the -is:mine has:code", (message, words, me) => !Has(words, "the") && message.AuthorId != me && message.Text.Count(c => c is '`') > 1),
        ("has:mention on:2025 lunch", (message, words, _) => !message.Mentions.IsNone && Has(words, "lunch")),
    ];

    [Fact]
    public async Task Every_one_of_two_hundred_people_finds_exactly_what_they_may_read()
    {
        await using var database = await TestDatabase.CreateAsync();
        await Fill.RunAsync(database.Database, new() { Messages = 6_000, Conversations = 300, Users = People }, report: null, TestContext.Current.CancellationToken);
        var (users, messages, members) = await database.Database.ReadAsync(
            async db => (
                await db.QueryAsync<UserId>("SELECT id FROM users ORDER BY id"),
                await db.QueryAsync<Message>($"SELECT {MessageStore.Columns} FROM messages WHERE deleted_at IS NULL"),
                await db.QueryAsync<Member>($"SELECT {MemberStore.Columns} FROM members WHERE left_at IS NULL")),
            TestContext.Current.CancellationToken);
        var words = messages.ToDictionary(message => (message.ConversationId, message.Seq), message => Tokenizer.Read(Tokenizer.Composed(message.Plain)));
        var byPlace = messages.ToLookup(message => message.ConversationId);
        var find = new FindMessages(database.Database, new RateLimiter(new HastyTimeProvider()), TimeProvider.System);
        Assert.True(users.Count >= People);
        Assert.Contains(members, member => member.VisibleFrom > 1);

        var (found, asked) = (0, 0);
        foreach (var (number, user) in users.Index())
        {
            var actor = await Viewer.SignInAsync(database.Database, user, TestContext.Current.CancellationToken);
            var readable = members.Where(member => member.UserId == user).SelectMany(member => byPlace[member.ConversationId].Where(message => message.Seq >= member.VisibleFrom)).ToList();
            for (var turn = 0; turn < 3; turn++)
            {
                var (query, means) = Questions[(number + (turn * 3)) % Questions.Length];
                var expected = readable.Where(message => means(message, words[(message.ConversationId, message.Seq)], user)).Select(message => (message.ConversationId, message.Seq)).ToHashSet();

                var all = await FindAllAsync(find, actor, query);

                Assert.Equal(all.Count, all.Distinct().Count());
                Assert.True(expected.SetEquals(all), $"{user} found {all.Count} by {query}, and not {expected.Count}");
                (found, asked) = (found + all.Count, asked + 1);
            }
        }

        Assert.True(found > asked, "hardly anybody has found anything");
    }

    [Fact]
    public void To_be_in_a_conversation_is_to_read_it()
    {
        // The search asks for memberships, and not for roles.
        foreach (var kind in Enum.GetValues<ConversationKind>())
        {
            Assert.All(Enum.GetValues<MemberRole>(), role => Assert.True(Permissions.Allows(kind, role, Act.Read)));
        }
    }

    private static bool Has(IReadOnlyList<Token> words, string word) => words.Any(token => string.Equals(token.Text, word, StringComparison.Ordinal));

    private static async Task<List<(ConversationId, long)>> FindAllAsync(FindMessages find, Actor actor, string query)
    {
        var (all, cursor) = (new List<(ConversationId, long)>(), (string?)null);
        do
        {
            var page = await find.HandleAsync(actor, new(query, Order: null, TimeZone: "Etc/UTC", cursor, SearchLimits.PageMax), TestContext.Current.CancellationToken);
            all.AddRange(page.Items.Select(item => (item.Message.Conversation, item.Message.Seq)));
            cursor = page.Next;
        }
        while (cursor is not null);
        return all;
    }

    private sealed class HastyTimeProvider : TimeProvider
    {
        private long _now;

        public override long GetTimestamp() => Interlocked.Add(ref _now, 600 * TimestampFrequency);
    }
}
