using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Reading;

namespace Parlance.Bench.Data.Filling;

/// <summary>
/// Fills a database with a history. It writes rows and not requests, since a million of these would take an hour; <see cref="Audit"/> says that they are
/// such as the requests would have left.
/// </summary>
internal sealed class Fill
{
    private const int CacheKilobytes = 512 * 1024;

    private static readonly DateTimeOffset Start = new(2025, 1, 1, 6, 0, 0, TimeSpan.Zero);

    private readonly ChatDatabase _database;
    private readonly FillOptions _options;
    private readonly Dice _dice;
    private readonly Cast _cast;
    private readonly House _house;
    private readonly Acquaintances _acquaintances;
    private readonly Story _story;

    private Fill(ChatDatabase database, FillOptions options)
    {
        _database = database;
        _options = options;
        _dice = new(options.Seed);
        _cast = new(_dice, options.Users, Start.AddDays(-1));
        _house = new(_dice, _cast, options.Conversations, Start);
        _acquaintances = new(_dice, _cast, Start);
        _story = new(_dice, _cast, _house, Start.AddDays(1));
    }

    /// <param name="database">Migrated, and without any account.</param>
    /// <param name="options">How much.</param>
    /// <param name="report">Hears how many messages are written.</param>
    /// <param name="cancel">Gives up, and leaves what is written.</param>
    public static async Task<FillResult> RunAsync(ChatDatabase database, FillOptions options, Action<long>? report, CancellationToken cancel)
    {
        if (await database.ReadAsync(db => db.ScalarAsync<long>("SELECT COUNT(*) FROM users"), cancel) > 0)
        {
            throw new InvalidOperationException("There are accounts in this database already. Only an empty one is filled.");
        }

        return await new Fill(database, options).RunAsync(report, cancel);
    }

    private async Task<FillResult> RunAsync(Action<long>? report, CancellationToken cancel)
    {
        if (_database.Dialect is Dialect.Sqlite)
        {
            // Rows of all conversations lie everywhere in the indexes: as much of these as will be is kept, instead of read and written with each batch.
            await _database.WriteAsync(db => db.ExecuteAsync($"PRAGMA cache_size = -{CacheKilobytes}"), cancel);
        }

        await _database.WriteAsync(_cast.WriteAsync, cancel);
        await _database.WriteAsync(_acquaintances.WriteAsync, cancel);
        await _database.WriteAsync(db => Bulk.InsertAsync(db, "conversations", ConversationStore.Columns, [.. _house.Rooms.Select(room => room.Row)]), cancel);
        var (messages, reactions) = (0L, 0L);
        // One batch is made while the one before is written.
        var writing = Task.CompletedTask;
        foreach (var batch in _story.Tell(_options.Messages))
        {
            await writing;
            report?.Invoke(messages);
            writing = _database.WriteAsync(batch.WriteAsync, cancel);
            (messages, reactions) = (messages + batch.Messages.Count, reactions + batch.Reactions.Count);
        }

        await writing;
        await _database.WriteAsync(EndAsync, cancel);
        if (_database.Dialect is Dialect.Postgres)
        {
            // What its own housekeeping would have done meanwhile. Without the semicolon Dapper takes the word for a procedure.
            await _database.WriteAsync(db => db.ExecuteAsync("ANALYZE;"), cancel);
        }

        return new(
            _cast.IdOf(Cast.Reader), _house.Rooms[0].Row.Id, _house.Rooms[1].Row.Id, messages, _house.Rooms.Sum(room => (long)room.Members.Count), reactions);
    }

    private async Task EndAsync(DbSession db)
    {
        foreach (var (room, number) in _house.Rooms.Select((room, number) => (room, number)))
        {
            if (number >= House.ReadersRooms && room.Row.Kind is not ConversationKind.Direct && _dice.Chance(0.02))
            {
                room.Archive(_story.End);
            }

            await ConversationStore.UpdateAsync(db, room.Row);
            await db.ExecuteAsync("UPDATE conversations SET last_seq = @LastSeq, rev = @Rev, last_message_at = @LastMessageAt WHERE id = @Id", room.Row);
        }

        await Bulk.InsertAsync(db, "members", MemberStore.Columns, [.. _house.Rooms.SelectMany(room => room.Members)]);
        await Bulk.InsertAsync(db, "bans", "conversation_id, user_id, banned_by, reason, banned_at", _story.Bans);
        await Bulk.InsertAsync(db, "read_positions", "user_id, " + ReadStore.Columns, [.. _house.Rooms.SelectMany(ReadPositions)]);
        await _cast.WriteFeedsAsync(db);
    }

    // Most have read all but the last few; some never looked, and some have marked something as unread.
    private IEnumerable<ReadEntry> ReadPositions(Room room)
    {
        foreach (var person in room.Present.Where(person => person is Cast.Reader || _dice.Chance(0.85)))
        {
            var seq = room.Row.LastSeq - _dice.Skewed(50);
            if (seq >= room.VisibleFrom(person))
            {
                yield return new(_cast.IdOf(person), room.Row.Id, seq, _dice.Chance(0.05) ? 1 : 0, _story.End, _cast.NextRev(person));
            }
        }
    }
}
