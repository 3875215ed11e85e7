using Parlance.SocketIO.Testing;

namespace Parlance.SocketIO.Tests.TestTools;

public sealed class ManualTimeProviderTests
{
    private static readonly DateTimeOffset s_start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_clock_stands_still_until_it_is_moved()
    {
        var time = new ManualTimeProvider(s_start);
        var timestamp = time.GetTimestamp();

        Assert.Equal(s_start, time.GetUtcNow());
        time.Advance(TimeSpan.FromSeconds(90));

        Assert.Equal(s_start.AddSeconds(90), time.GetUtcNow());
        Assert.Equal(TimeSpan.FromSeconds(90), time.GetElapsedTime(timestamp));
        Assert.Throws<ArgumentOutOfRangeException>(() => time.Advance(TimeSpan.FromTicks(-1)));
    }

    [Fact]
    public void Timers_are_called_in_order_and_at_their_own_time()
    {
        var time = new ManualTimeProvider(s_start);
        var calls = new List<string>();
        using var second = time.CreateTimer(_ => Add("second"), state: null, TimeSpan.FromSeconds(2), Timeout.InfiniteTimeSpan);
        using var first = time.CreateTimer(_ => Add("first"), state: null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        using var every = time.CreateTimer(_ => Add("every"), state: null, TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(1));
        using var never = time.CreateTimer(_ => Add("never"), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        time.Advance(TimeSpan.FromSeconds(0.9));
        Assert.Empty(calls);
        time.Advance(TimeSpan.FromSeconds(2.1));

        Assert.Equal(["first 1", "every 1.5", "second 2", "every 2.5"], calls);
        Assert.Equal(1, time.ArmedTimers);

        void Add(string name) => calls.Add(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name} {(time.GetUtcNow() - s_start).TotalSeconds}"));
    }

    [Fact]
    public void A_timer_may_arm_itself_anew_and_be_disposed_of()
    {
        var time = new ManualTimeProvider();
        var calls = 0;
        ITimer? timer = null;
        timer = time.CreateTimer(_ =>
        {
            if (++calls < 5)
            {
                timer!.Change(TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
            }
        }, state: null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);

        time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(3, calls);
        timer.Dispose();
        time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal((3, 0), (calls, time.ArmedTimers));
    }

    [Fact]
    public async Task Delays_of_the_framework_end_when_the_clock_says_so()
    {
        var time = new ManualTimeProvider();
        var delay = Task.Delay(TimeSpan.FromHours(1), time);

        time.Advance(TimeSpan.FromMinutes(59));
        Assert.False(delay.IsCompleted);
        time.Advance(TimeSpan.FromMinutes(1));

        await delay.WaitAsync(TimeSpan.FromSeconds(10));
    }
}
