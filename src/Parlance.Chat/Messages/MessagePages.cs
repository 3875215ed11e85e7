using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;

namespace Parlance.Chat.Messages;

/// <summary>Messages with all that belongs to them, as many as fit into one answer.</summary>
internal static class MessagePages
{
    /// <param name="Rows">The messages by their seq, those that they answer among them, and the reactions to all of these.</param>
    /// <param name="Seqs">Which of the messages that were asked for are there.</param>
    /// <param name="IsCut">Whether there are more of them, for which there was no room.</param>
    internal sealed record Page(IReadOnlyList<FeedRow> Rows, IReadOnlyList<long> Seqs, bool IsCut);

    /// <summary>The messages of the ranges, their reactions, and the messages that they answer. Where that is too much, those that come last are left out.</summary>
    /// <param name="db">One snapshot.</param>
    /// <param name="place">What this person may read.</param>
    /// <param name="ranges">Those that overlap nowhere.</param>
    /// <param name="order">What the messages are ordered by; the lowest comes first, and is there in any case.</param>
    public static async Task<Page> ReadAsync(DbSession db, Place place, IReadOnlyList<SeqRange> ranges, Func<long, long> order)
    {
        var messages = new List<Message>();
        foreach (var range in ranges)
        {
            messages.AddRange(await ReadAsync(db, place, range));
        }

        return await ReadAsync(db, place, messages, order);
    }

    /// <summary>The same of single messages, wherever they stand, as far as this person may read them: at most <see cref="MessageLimits.PageMax"/>.</summary>
    public static async Task<Page> ReadAsync(DbSession db, Place place, IReadOnlyList<long> seqs, Func<long, long> order) =>
        await ReadAsync(db, place, seqs.Count is 0 ? [] : await ReadAsync(db, place, seqs), order);

    private static async Task<Page> ReadAsync(DbSession db, Place place, IReadOnlyList<Message> messages, Func<long, long> order)
    {
        var held = messages.Select(message => message.Seq).ToHashSet();
        var answered = messages.Select(message => message.ReplyTo).OfType<long>().Where(seq => seq >= place.VisibleFrom && held.Add(seq)).ToList();
        var read = answered.Count is 0 ? messages : [.. messages, .. await ReadAsync(db, place, answered)];
        var reactions = held.Count is 0 ? [] : await ReactionStore.OfAsync(db, place.Conversation, SeqRanges.Of(held));
        return Fit(messages.OrderBy(message => order(message.Seq)), read.ToDictionary(message => message.Seq), reactions.ToLookup(reaction => reaction.Seq));
    }

    // A message comes with the one that it answers, or not at all.
    private static Page Fit(IEnumerable<Message> wanted, Dictionary<long, Message> read, ILookup<long, Reaction> reactions)
    {
        var (taken, seqs, size) = (new SortedSet<long>(), new List<long>(), 0L);
        foreach (var message in wanted)
        {
            var more = new[] { message.Seq, message.ReplyTo ?? message.Seq }.Where(seq => read.ContainsKey(seq) && !taken.Contains(seq)).Distinct().ToList();
            size += more.Sum(seq => (long)MessageRow.Of(read[seq]).Size + reactions[seq].Sum(reaction => (long)ReactionRow.Of(reaction).Size));
            if (size > FeedReader.SizeMax && seqs.Count > 0)
            {
                return PageOf(isCut: true);
            }

            taken.UnionWith(more);
            seqs.Add(message.Seq);
        }

        return PageOf(isCut: false);

        Page PageOf(bool isCut) => new(
            [.. taken.Select(seq => MessageRow.Of(read[seq])), .. taken.SelectMany(seq => reactions[seq]).Select(ReactionRow.Of)], seqs, isCut);
    }

    /// <summary>Single messages, as far as this person may read them.</summary>
    private static Task<IReadOnlyList<Message>> ReadAsync(DbSession db, Place place, IReadOnlyList<long> seqs) => db.QueryAsync<Message>(
        // What is too old is left out here: given it as a condition, SQLite goes through everything from there on.
        $"SELECT {MessageStore.Columns} FROM messages WHERE conversation_id = @Conversation AND seq IN @seqs ORDER BY seq",
        new { place.Conversation, seqs = DbList.Of(seqs.Where(seq => seq >= place.VisibleFrom)) });

    private static Task<IReadOnlyList<Message>> ReadAsync(DbSession db, Place place, SeqRange range) => db.QueryAsync<Message>(
        $"SELECT {MessageStore.Columns} FROM messages WHERE conversation_id = @Conversation AND seq BETWEEN @from AND @To ORDER BY seq",
        new { place.Conversation, from = Math.Max(range.From, place.VisibleFrom), range.To });
}
