namespace Parlance.Chat.Accounts.Limits;

/// <summary>
/// Token buckets by limit and key, of this node. Memory is bounded: when there are too many, those go that were used least recently, in whole
/// shards' halves. An attempt is counted before it is judged, so that attempts at the same time do not slip through together. Thread-safe.
/// </summary>
internal sealed class RateLimiter(TimeProvider clock)
{
    /// <summary>Buckets in all; about 20 MB.</summary>
    public const int BucketsMax = 128 * 1024;

    private const int Shards = 16;
    private const int BucketsPerShard = BucketsMax / Shards;
    private readonly Shard[] _shards = [.. Enumerable.Range(0, Shards).Select(_ => new Shard())];

    /// <summary>How many buckets are kept now.</summary>
    public int Count => _shards.Sum(shard => shard.Count);

    /// <summary>Counts one attempt.</summary>
    /// <exception cref="ChatError"><c>rate_limited</c>, with the time until the next may be made.</exception>
    public void Take(RateLimit limit, string key)
    {
        var now = clock.GetTimestamp();
        var full = (limit.Name, key);
        if (_shards[(uint)full.GetHashCode() % Shards].Take(full, limit, now, clock) is { } wait)
        {
            throw ChatError.RateLimited(wait);
        }
    }

    /// <summary>Takes an attempt back that turned out to be none, such as a right password.</summary>
    public void GiveBack(RateLimit limit, string key)
    {
        var full = (limit.Name, key);
        _shards[(uint)full.GetHashCode() % Shards].GiveBack(full, limit);
    }

    private sealed class Shard
    {
        private readonly Lock _gate = new();
        private readonly Dictionary<(string Limit, string Key), Bucket> _buckets = [];

        public int Count
        {
            get
            {
                lock (_gate)
                {
                    return _buckets.Count;
                }
            }
        }

        public TimeSpan? Take((string, string) key, RateLimit limit, long now, TimeProvider clock)
        {
            lock (_gate)
            {
                if (!_buckets.TryGetValue(key, out var bucket))
                {
                    if (_buckets.Count >= BucketsPerShard)
                    {
                        Halve();
                    }

                    _buckets[key] = bucket = new Bucket { Tokens = limit.Burst, At = now };
                }

                bucket.Tokens = Math.Min(limit.Burst, bucket.Tokens + (clock.GetElapsedTime(bucket.At, now) / limit.Every));
                bucket.At = now;
                if (bucket.Tokens < 1)
                {
                    return (1 - bucket.Tokens) * limit.Every;
                }

                bucket.Tokens--;
                return null;
            }
        }

        public void GiveBack((string, string) key, RateLimit limit)
        {
            lock (_gate)
            {
                if (_buckets.TryGetValue(key, out var bucket))
                {
                    bucket.Tokens = Math.Min(limit.Burst, bucket.Tokens + 1);
                }
            }
        }

        private void Halve()
        {
            foreach (var (key, _) in _buckets.OrderBy(entry => entry.Value.At).Take(_buckets.Count / 2).ToList())
            {
                _buckets.Remove(key);
            }
        }
    }

    private sealed class Bucket
    {
        public double Tokens;
        public long At;
    }
}
