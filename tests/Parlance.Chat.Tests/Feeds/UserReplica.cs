using System.Text.Json;

namespace Parlance.Chat.Tests.Feeds;

/// <summary>What a client holds of its own feed, by the same rules as <see cref="Replica"/>.</summary>
internal sealed class UserReplica(Chatter owner)
{
    private readonly Dictionary<string, JsonElement> _rows = new(StringComparer.Ordinal);
    private Chatter _owner = owner;
    private string? _epoch;

    public long Rev { get; private set; }

    /// <summary>What it holds, in one text that two replicas can be compared by.</summary>
    public string Shown => string.Join('\n', _rows.Values.Select(row => row.GetRawText()).Order(StringComparer.Ordinal));

    /// <summary>One that has just read everything.</summary>
    public static async Task<UserReplica> OfAsync(Chatter owner)
    {
        var replica = new UserReplica(owner);
        await replica.SyncAsync();
        return replica;
    }

    /// <summary>Asks for what is different.</summary>
    public async Task SyncAsync()
    {
        string? cursor = null;
        JsonElement answer;
        do
        {
            answer = await _owner.DoAsync("feed:sync", new { feed = _owner.Feed, epoch = _epoch, rev = Rev, cursor });
            Assert.False(answer.TryGetProperty("reset", out _), answer.ToString());
            Take(answer.GetProperty("rows"));
            cursor = answer.GetProperty("next").GetString();
        }
        while (cursor is not null);
        _epoch = answer.GetProperty("epoch").GetString();
        Rev = answer.GetProperty("head").GetInt64();
    }

    /// <summary>Takes the changes that the socket has heard of until it is at the head, each of which has to follow the one before.</summary>
    public async Task FollowAsync()
    {
        var head = (await _owner.DoAsync("feed:heads", new { })).GetProperty("heads").GetProperty(_owner.Feed).GetInt64();
        while (Rev < head)
        {
            var change = await _owner.ChangeAsync(_owner.Feed);
            var rev = change.GetProperty("rev").GetInt64();
            if (rev > Rev)
            {
                Assert.Equal(Rev + 1, rev);
                Take(change.GetProperty("rows"));
                Rev = rev;
            }
        }
    }

    /// <summary>Goes on over another connection of the same person: what it has missed in between it asks for.</summary>
    public async Task ReconnectAsync(Chatter connection)
    {
        _owner = connection;
        await SyncAsync();
    }

    private void Take(JsonElement rows)
    {
        foreach (var row in rows.EnumerateArray())
        {
            _rows[KeyOf(row)] = row;
        }
    }

    private static string KeyOf(JsonElement row) => row.GetProperty("type").GetString() switch
    {
        "thread" => $"thread {row.GetProperty("conversation")} {row.GetProperty("thread")}",
        "draft" => $"draft {row.GetProperty("conversation")} {row.GetProperty("thread")}",
        "folder" => $"folder {row.GetProperty("id")}",
        "membership" or "read" or "notification" or "place" => $"{row.GetProperty("type")} {row.GetProperty("conversation")}",
        "presence" or "notificationRules" => row.GetProperty("type").GetString()!,
        "scheduled" or "reminder" => $"{row.GetProperty("type")} {row.GetProperty("id")}",
        "vote" => $"vote {row.GetProperty("conversation")} {row.GetProperty("seq")}",
        "saved" => $"saved {row.GetProperty("conversation")} {row.GetProperty("seq")}",
        "setting" => $"setting {row.GetProperty("key")}",
        var type => $"{type} {row.GetProperty("user")}",
    };
}
