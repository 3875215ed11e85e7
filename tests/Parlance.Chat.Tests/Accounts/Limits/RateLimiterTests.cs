using Parlance.Chat.Accounts.Limits;
using Parlance.SocketIO.Testing;

namespace Parlance.Chat.Tests.Accounts.Limits;

/// <summary>The counters under a flood of names that nobody has.</summary>
public sealed class RateLimiterTests
{
    private static readonly RateLimit Thrice = new("thrice", 3, TimeSpan.FromDays(1));
    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public void However_many_names_are_tried_the_counters_stay_within_their_bound()
    {
        var limiter = new RateLimiter(_clock);
        var most = 0;
        for (var n = 0; n < 2 * RateLimiter.BucketsMax; n++)
        {
            limiter.Take(Thrice, $"name-{n}");
            most = n % 1024 is 0 ? Math.Max(most, limiter.Count) : most;
        }

        // Full once, or the bound was not reached and the test shows nothing.
        Assert.InRange(most, RateLimiter.BucketsMax / 2, RateLimiter.BucketsMax);
        Assert.InRange(limiter.Count, RateLimiter.BucketsMax / 4, RateLimiter.BucketsMax);
    }

    [Fact]
    public void A_flood_of_names_does_not_wash_away_what_is_counted_for_one_that_is_still_tried()
    {
        var limiter = new RateLimiter(_clock);
        Exhaust(limiter, "forgotten");
        Exhaust(limiter, "victim");
        for (var n = 0; n < 2 * RateLimiter.BucketsMax; n++)
        {
            if (n % 256 is 0)
            {
                _clock.Advance(TimeSpan.FromMilliseconds(1));
                Assert.Throws<ChatError>(() => limiter.Take(Thrice, "victim"));
            }

            limiter.Take(Thrice, $"name-{n}");
        }

        Assert.Throws<ChatError>(() => limiter.Take(Thrice, "victim"));
        // What was not used for longest has gone.
        limiter.Take(Thrice, "forgotten");
    }

    [Fact]
    public void The_same_name_counts_for_each_limit_by_itself()
    {
        var limiter = new RateLimiter(_clock);
        Exhaust(limiter, "ann");

        limiter.Take(Thrice with { Name = "another" }, "ann");
        Assert.Equal("rate_limited", Assert.Throws<ChatError>(() => limiter.Take(Thrice, "ann")).Code);
    }

    private static void Exhaust(RateLimiter limiter, string key)
    {
        for (var n = 0; n < Thrice.Burst; n++)
        {
            limiter.Take(Thrice, key);
        }

        Assert.Throws<ChatError>(() => limiter.Take(Thrice, key));
    }
}
