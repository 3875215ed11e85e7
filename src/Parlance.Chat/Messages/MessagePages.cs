using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;

namespace Parlance.Chat.Messages;

/// <summary>Messages with all that belongs to them.</summary>
internal static class MessagePages
{
    /// <summary>The messages of the ranges, their reactions, and the messages that they answer.</summary>
    public static async Task<IReadOnlyList<FeedRow>> ReadAsync(DbSession db, Place place, IReadOnlyList<SeqRange> ranges)
    {
        var messages = new List<Message>();
        foreach (var range in ranges)
        {
            messages.AddRange(await ReadAsync(db, place, range));
        }

        var held = messages.Select(message => message.Seq).ToHashSet();
        var answered = messages.Select(message => message.ReplyTo).OfType<long>().Where(seq => seq >= place.VisibleFrom && held.Add(seq)).ToList();
        if (answered.Count > 0)
        {
            messages.AddRange(await ReadAsync(db, place, answered));
        }

        var reactions = held.Count is 0 ? [] : await ReactionStore.OfAsync(db, place.Conversation, Stretches(held));
        return [.. messages.OrderBy(message => message.Seq).Select(MessageRow.Of), .. reactions.Select(ReactionRow.Of)];
    }

    /// <summary>Single messages, as far as this person may read them.</summary>
    public static Task<IReadOnlyList<Message>> ReadAsync(DbSession db, Place place, IReadOnlyList<long> seqs) => db.QueryAsync<Message>(
        // What is too old is left out here: given it as a condition, SQLite goes through everything from there on.
        $"SELECT {MessageStore.Columns} FROM messages WHERE conversation_id = @Conversation AND seq IN @seqs ORDER BY seq",
        new { place.Conversation, seqs = DbList.Of(seqs.Where(seq => seq >= place.VisibleFrom)) });

    private static Task<IReadOnlyList<Message>> ReadAsync(DbSession db, Place place, SeqRange range) => db.QueryAsync<Message>(
        $"SELECT {MessageStore.Columns} FROM messages WHERE conversation_id = @Conversation AND seq BETWEEN @from AND @To ORDER BY seq",
        new { place.Conversation, from = Math.Max(range.From, place.VisibleFrom), range.To });

    // Mostly one, and the messages that are answered.
    private static List<SeqRange> Stretches(IEnumerable<long> seqs)
    {
        var stretches = new List<SeqRange>();
        foreach (var seq in seqs.Order())
        {
            if (stretches is [.., var last] && last.To == seq - 1)
            {
                stretches[^1] = last with { To = seq };
            }
            else
            {
                stretches.Add(new(seq, seq));
            }
        }

        return stretches;
    }
}
