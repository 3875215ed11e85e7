using System.Text.Json;

namespace Parlance.SocketIO.Admin;

/// <summary>Counts connections, packets and bytes second by second, while somebody watches. Thread-safe.</summary>
internal sealed class TrafficTally
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(long Second, string Type, string? SubType), long> _counts = [];
    private readonly Dictionary<string, long> _ended = new(StringComparer.Ordinal);
    private long _opened;
    private long _packetsIn;
    private long _packetsOut;
    private long _bytesIn;
    private long _bytesOut;

    public void Opened() => Interlocked.Increment(ref _opened);

    public void Ended(string reason)
    {
        lock (_gate)
        {
            _ended[reason] = _ended.GetValueOrDefault(reason) + 1;
        }
    }

    public void Received(long bytes)
    {
        if (bytes == 0)
        {
            // The answer to a ping.
            return;
        }

        Interlocked.Increment(ref _packetsIn);
        Interlocked.Add(ref _bytesIn, bytes);
    }

    public void Sent(long bytes)
    {
        Interlocked.Increment(ref _packetsOut);
        Interlocked.Add(ref _bytesOut, bytes);
    }

    /// <summary>Puts what was counted since the last call down to this second.</summary>
    public void EndSecond(DateTimeOffset now)
    {
        var second = now.ToUnixTimeSeconds() * 1_000;
        lock (_gate)
        {
            Add("rawConnection", null, Interlocked.Exchange(ref _opened, 0));
            Add("packetsIn", null, Interlocked.Exchange(ref _packetsIn, 0));
            Add("bytesIn", null, Interlocked.Exchange(ref _bytesIn, 0));
            Add("packetsOut", null, Interlocked.Exchange(ref _packetsOut, 0));
            Add("bytesOut", null, Interlocked.Exchange(ref _bytesOut, 0));
            foreach (var (reason, count) in _ended)
            {
                Add("rawDisconnection", reason, count);
            }

            _ended.Clear();
        }

        void Add(string type, string? subType, long count)
        {
            if (count > 0)
            {
                _counts[(second, type, subType)] = _counts.GetValueOrDefault((second, type, subType)) + count;
            }
        }
    }

    /// <summary>Writes the seconds that have ended, and forgets them.</summary>
    public void WriteAndClear(Utf8JsonWriter json)
    {
        json.WriteStartArray("aggregatedEvents");
        lock (_gate)
        {
            foreach (var ((second, type, subType), count) in _counts)
            {
                json.WriteStartObject();
                json.WriteNumber("timestamp", second);
                json.WriteString("type", type);
                if (subType is not null)
                {
                    json.WriteString("subType", subType);
                }

                json.WriteNumber("count", count);
                json.WriteEndObject();
            }

            _counts.Clear();
        }

        json.WriteEndArray();
    }
}
