using Parlance.Chat.Data;

namespace Parlance.Chat.Tests.Data;

public sealed class MillisecondClockTests
{
    [Fact]
    public void It_tells_the_time_as_the_database_keeps_it()
    {
        var clock = new MillisecondClock();

        Assert.All(Enumerable.Range(0, 1000).Select(_ => clock.GetUtcNow()), static now => Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds()), now));
    }
}
