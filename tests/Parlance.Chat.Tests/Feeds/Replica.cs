using System.Text.Json;

namespace Parlance.Chat.Tests.Feeds;

/// <summary>
/// What a client holds of one conversation, by the rules of docs/protocol.md: a change is applied when its rev follows the one that is known, and
/// everything else leads to a sync. It is the simplest client that can be right.
/// </summary>
internal sealed class Replica(Chatter owner, string conversation)
{
    private readonly Dictionary<string, JsonElement> _rows = new(StringComparer.Ordinal);
    private readonly SortedSet<long> _held = [];
    private string _epoch = "";

    public string Feed { get; } = "conversation:" + conversation;

    public long Rev { get; private set; }

    /// <summary>How often it had to ask.</summary>
    public int Syncs { get; private set; }

    /// <summary>Starts from the newest page.</summary>
    public async Task OpenAsync(int limit = 50)
    {
        var page = await owner.DoAsync("message:history", new { conversation, limit });
        _epoch = page.GetProperty("epoch").GetString()!;
        Hold(page);
        // What a page has of the messages is as of its head; the conversation's row and the members come by a sync from nothing.
        await SyncAsync();
    }

    /// <summary>Takes a change as it comes, in whatever order and however often.</summary>
    public async Task ApplyAsync(JsonElement change)
    {
        var rev = change.GetProperty("rev").GetInt64();
        if (rev <= Rev)
        {
            return;
        }

        if (rev != Rev + 1 || !change.TryGetProperty("rows", out var rows))
        {
            await SyncAsync();
            return;
        }

        await TakeLiveAsync(rows);
        Rev = rev;
    }

    /// <summary>Asks for what is different.</summary>
    public async Task SyncAsync()
    {
        Syncs++;
        string? cursor = null;
        JsonElement answer;
        var came = new HashSet<long>();
        do
        {
            answer = await owner.DoAsync("feed:sync", new { feed = Feed, epoch = _epoch, rev = Rev, ranges = Ranges(), members = true, cursor });
            Assert.False(answer.TryGetProperty("reset", out _), answer.ToString());
            Take(answer.GetProperty("rows"));
            came.UnionWith(Messages(answer.GetProperty("rows")).Select(SeqOf));
            cursor = answer.GetProperty("next").GetString();
        }
        while (cursor is not null);

        // The newest come without a gap. What stands alone is what others answer.
        for (var seq = came.Concat(_held).DefaultIfEmpty().Max(); came.Contains(seq) || _held.Contains(seq); seq--)
        {
            _held.Add(seq);
        }

        Rev = answer.GetProperty("head").GetInt64();
    }

    /// <summary>
    /// What one would see, in one text that two replicas can be compared by: the messages from there on, and those that they answer. Of rows that say that
    /// something is gone only that.
    /// </summary>
    public string Shown(long fromSeq)
    {
        var quoted = Quoted(fromSeq);
        var visible = _rows.Values.Where(row => IsShown(row, seq => seq >= fromSeq || quoted.Contains(seq))).Select(row => row.GetRawText()).Order(StringComparer.Ordinal);
        return string.Join('\n', visible);
    }

    /// <summary>How many messages it shows that stand before these, since these answer them.</summary>
    public int QuotedBefore(long fromSeq) => Quoted(fromSeq).Count(seq => seq < fromSeq);

    public long LowestHeld => _held.Count is 0 ? 1 : _held.Min;

    private bool IsShown(JsonElement row, Func<long, bool> isVisible) => row.GetProperty("type").GetString() switch
    {
        "message" => isVisible(SeqOf(row)),
        "reaction" => isVisible(SeqOf(row)) && !row.GetProperty("removed").GetBoolean() && !IsPurged(SeqOf(row)),
        "pin" => !row.GetProperty("removed").GetBoolean(),
        _ => true,
    };

    // A message that is purged takes its reactions with it.
    private bool IsPurged(long seq) => _rows.Values.Any(row => row.GetProperty("type").ValueEquals("message") && SeqOf(row) == seq && row.GetProperty("purged").GetBoolean());

    private static long SeqOf(JsonElement row) => row.GetProperty("seq").GetInt64();

    private static IEnumerable<JsonElement> Messages(JsonElement rows) => rows.EnumerateArray().Where(row => row.GetProperty("type").ValueEquals("message"));

    private static bool IsOfMessage(JsonElement row) => row.GetProperty("type").GetString() is "message" or "reaction";

    // What the messages from there on answer, those of them that are held.
    private HashSet<long> Quoted(long fromSeq) =>
    [
        .. from row in _rows.Values
           where row.GetProperty("type").ValueEquals("message") && SeqOf(row) >= fromSeq && _held.Contains(SeqOf(row))
           let replyTo = row.GetProperty("replyTo")
           where replyTo.ValueKind is JsonValueKind.Number
           select replyTo.GetInt64(),
    ];

    // Rows of messages that it neither holds nor shows are of no use: what is different of them later would not come.
    private async Task TakeLiveAsync(JsonElement rows)
    {
        var quoted = Quoted(0);
        var newest = _held.Count is 0 ? 0 : _held.Max;
        foreach (var row in rows.EnumerateArray().Where(row => !IsOfMessage(row) || SeqOf(row) > newest || _held.Contains(SeqOf(row)) || quoted.Contains(SeqOf(row))))
        {
            Take(row);
            if (row.GetProperty("type").ValueEquals("message") && SeqOf(row) > newest)
            {
                _held.Add(SeqOf(row));
            }
        }

        foreach (var seq in Quoted(0).Where(seq => !_held.Contains(seq) && !quoted.Contains(seq)))
        {
            Take((await owner.DoAsync("message:get", new { conversation, seqs = new[] { seq } })).GetProperty("rows"));
        }
    }

    private void Hold(JsonElement page)
    {
        if (page.GetProperty("range") is { ValueKind: JsonValueKind.Object } range)
        {
            for (var seq = range.GetProperty("from").GetInt64(); seq <= range.GetProperty("to").GetInt64(); seq++)
            {
                _held.Add(seq);
            }
        }

        Take(page.GetProperty("rows"));
    }

    private void Take(JsonElement rows)
    {
        foreach (var row in rows.ValueKind is JsonValueKind.Array ? rows.EnumerateArray().AsEnumerable() : [rows])
        {
            var key = KeyOf(row);
            if (!_rows.TryGetValue(key, out var known) || known.GetProperty("rev").GetInt64() <= row.GetProperty("rev").GetInt64())
            {
                _rows[key] = row;
            }
        }
    }

    private static string KeyOf(JsonElement row) => row.GetProperty("type").GetString() switch
    {
        "message" => $"message {row.GetProperty("seq")}",
        "reaction" => $"reaction {row.GetProperty("seq")} {row.GetProperty("user")} {row.GetProperty("emoji")}",
        "pin" => $"pin {row.GetProperty("seq")}",
        "member" or "receipt" => $"{row.GetProperty("type")} {row.GetProperty("user")}",
        var type => type!,
    };

    private IEnumerable<object> Ranges()
    {
        long? from = null;
        long last = 0;
        foreach (var seq in _held)
        {
            if (from is null || seq > last + 1)
            {
                if (from is not null)
                {
                    yield return new { from, to = last };
                }

                from = seq;
            }

            last = seq;
        }

        if (from is not null)
        {
            yield return new { from, to = last };
        }
    }
}
