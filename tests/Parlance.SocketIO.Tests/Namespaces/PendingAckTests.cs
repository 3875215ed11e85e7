using Parlance.SocketIO.Testing;
using Parlance.SocketIO.Tests.Harness;

namespace Parlance.SocketIO.Tests.Namespaces;

/// <summary>Deadlines of acknowledgements, however they are mixed.</summary>
public sealed class PendingAckTests
{
    [Fact]
    public async Task Each_acknowledgement_expires_at_its_own_time()
    {
        var time = new ManualTimeProvider();
        await using var app = await TestApp.StartAsync(
            static options =>
            {
                options.PingInterval = TimeSpan.FromDays(1);
                options.PingTimeout = TimeSpan.FromDays(1);
                options.UpgradeTimeout = TimeSpan.FromMilliseconds(40);
            },
            time: time);
        var (_, server) = await app.PairAsync(Wire.WebSocket);
        var random = new Random(7);
        var asked = new List<(double Seconds, Task<int> Answer)>();
        var now = 0.0;

        // Every quarter of a second one is asked, with a deadline of up to a minute; none is answered.
        for (var step = 0; step < 400; step++)
        {
            if (step < 160)
            {
                var seconds = (random.NextDouble() * 60) + 0.1;
                asked.Add((now + seconds, server.EmitWithAck<int>("ask", step, TimeSpan.FromSeconds(seconds))));
            }

            time.Advance(TimeSpan.FromSeconds(0.25));
            now += 0.25;
            foreach (var (seconds, answer) in asked)
            {
                if (now > seconds + 0.1)
                {
                    await Assert.ThrowsAsync<AckTimeoutException>(() => answer.Within());
                }
                else if (now < seconds)
                {
                    Assert.False(answer.IsCompleted);
                }
            }
        }

        Assert.All(asked, static entry => Assert.True(entry.Answer.IsFaulted));
    }
}
