using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Parlance.Bench.Data.Filling;
using Parlance.Chat;
using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Mail;
using Parlance.Chat.Messages;
using Parlance.Chat.Security;
using Parlance.SocketIO;

namespace Parlance.Bench.Data.Comparing;

/// <summary>One filled database with the use cases over it, and the people through whom it is looked at.</summary>
internal sealed class Subject : IAsyncDisposable
{
    private const int SendersMax = 60;

    private readonly ServiceProvider _services;
    private readonly IReadOnlyList<Actor> _senders;
    private int _sent;

    private Subject(RecordingDatabase database, ServiceProvider services, Actor reader, IReadOnlyList<Actor> senders, ConversationId longest, ConversationId crowded)
    {
        Database = database;
        _services = services;
        Reader = reader;
        _senders = senders;
        Longest = longest;
        Crowded = crowded;
    }

    public RecordingDatabase Database { get; }

    public Actor Reader { get; }

    public ConversationId Longest { get; }

    public ConversationId Crowded { get; }

    /// <summary>Where the longest history ended, and the head of its feed, when <see cref="LookAsync"/> was last asked.</summary>
    public (long LastSeq, long Head, string Epoch) End { get; private set; }

    public static async Task<Subject> OpenAsync(string place, CancellationToken cancel)
    {
        var database = new RecordingDatabase(Databases.Open(place));
        var services = new ServiceCollection();
        services.AddLogging().AddSingleton(TimeProvider.System).AddSingleton<ChatDatabase>(database);
        // Nobody is written to.
        services.AddMailOutbox(new MailOptions(EmailAddress.Parse("bench@example.org"), false));
        services.AddSocketIO().AddChat(new ChatOptions(), new MasterSecret(RandomNumberGenerator.GetBytes(MasterSecret.Length)));
        // One reader asks for more at once than one account may.
        services.AddSingleton(new RateLimiter(new HastyTimeProvider()));
        var (reader, rooms) = await database.ReadAsync(
            async db => (
                // Ids are in the order of their making.
                await db.ScalarAsync<UserId>($"SELECT id FROM users ORDER BY id LIMIT 1 OFFSET {Cast.Reader}"),
                await db.QueryAsync<ConversationId>("SELECT id FROM conversations ORDER BY id LIMIT 2")),
            cancel);
        var senders = await database.ReadAsync(
            db => db.QueryAsync<UserId>(
                $"SELECT user_id FROM members WHERE conversation_id = @room AND left_at IS NULL AND role = 1 ORDER BY user_id LIMIT {SendersMax}", new { room = rooms[0] }),
            cancel);
        var actors = new List<Actor>();
        foreach (var sender in senders)
        {
            actors.Add(await Viewer.SignInAsync(database, sender, cancel));
        }

        var subject = new Subject(database, services.BuildServiceProvider(), await Viewer.SignInAsync(database, reader, cancel), actors, rooms[0], rooms[1]);
        await subject.LookAsync(cancel);
        return subject;
    }

    public T Of<T>()
        where T : class => _services.GetRequiredService<T>();

    /// <summary>Says something in the longest channel, each time as somebody else: one person may not say so much.</summary>
    public Task<SendMessage.Sent> SendAsync(CancellationToken cancel) => Of<SendMessage>().HandleAsync(
        _senders[_sent++ % _senders.Count], new(Longest, To: null, Guid.CreateVersion7(), "The figures of this week are in the usual place.", ReplyTo: null, Silent: null), cancel);

    public async Task LookAsync(CancellationToken cancel)
    {
        var page = await Of<ReadHistory>().HandleAsync(Reader, new(Longest, Before: null, After: null, Around: null, Since: null, Limit: 1), cancel);
        End = (page.Last, page.Head, page.Epoch);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Database.DisposeAsync();
    }

    /// <summary>A clock that is minutes later each time, so that every limit is far.</summary>
    private sealed class HastyTimeProvider : TimeProvider
    {
        private long _now;

        public override long GetTimestamp() => Interlocked.Add(ref _now, 10 * 60 * TimestampFrequency);
    }
}
