using Parlance.SocketIO.Testing;
using Parlance.SocketIO.Tests.Harness;

namespace Parlance.SocketIO.Tests.Delivery;

public sealed class DeduplicatorTests
{
    [Fact]
    public async Task What_is_sent_again_on_another_connection_gets_the_first_answer()
    {
        var once = new Deduplicator(TimeSpan.FromMinutes(1));
        var orders = 0;
        await using var app = await TestApp.StartAsync(io: io => io.OnConnection(socket => socket.On<string>("order", async (id, ack) =>
            ack.Send(await once.OnceAsync("ann", id, () => Task.FromResult(++orders))))));
        var first = await app.ConnectAsync(Wire.WebSocket);
        var second = await app.ConnectAsync(Wire.Polling);

        Assert.Equal(1, await first.EmitWithAckAsync<int>("order", "id-1"));
        Assert.Equal(1, await second.EmitWithAckAsync<int>("order", "id-1"));
        Assert.Equal(2, await second.EmitWithAckAsync<int>("order", "id-2"));
        Assert.Equal(2, orders);
    }

    [Fact]
    public async Task What_is_sent_again_while_the_first_is_still_at_work_waits_for_its_answer()
    {
        var once = new Deduplicator(TimeSpan.FromMinutes(1));
        var answer = new TaskCompletionSource<string>();
        var begun = 0;

        Task<string>[] asks = [.. Enumerable.Range(0, 10).Select(_ => once.OnceAsync("ann", "id", () =>
        {
            Interlocked.Increment(ref begun);
            return answer.Task;
        }))];
        Assert.DoesNotContain(asks, static ask => ask.IsCompleted);
        answer.SetResult("done");

        Assert.All(await Task.WhenAll(asks).Within(), static done => Assert.Equal("done", done));
        Assert.Equal(1, begun);
    }

    [Fact]
    public async Task A_failure_is_not_kept()
    {
        var once = new Deduplicator(TimeSpan.FromMinutes(1));

        await Assert.ThrowsAsync<InvalidOperationException>(() => once.OnceAsync<int>("ann", "id", static () => throw new InvalidOperationException("Not now.")).Within());
        Assert.Equal(0, once.Count);
        Assert.Equal(1, await once.OnceAsync("ann", "id", static () => Task.FromResult(1)).Within());
    }

    [Fact]
    public async Task Ids_of_different_owners_never_meet()
    {
        var once = new Deduplicator(TimeSpan.FromMinutes(1));

        Assert.Equal(1, await once.OnceAsync("a", "bc", static () => Task.FromResult(1)).Within());
        Assert.Equal(2, await once.OnceAsync("ab", "c", static () => Task.FromResult(2)).Within());
        Assert.Equal(3, await once.OnceAsync("", "abc", static () => Task.FromResult(3)).Within());
    }

    [Fact]
    public async Task Answers_are_kept_for_a_time_and_up_to_a_number()
    {
        var time = new ManualTimeProvider();
        var once = new Deduplicator(TimeSpan.FromMinutes(1), max: 3, time);
        var work = 0;
        for (var id = 0; id < 5; id++)
        {
            await AskAsync(id);
        }

        Assert.Equal(3, once.Count);
        Assert.Equal(5, await AskAsync(4));
        Assert.Equal(6, await AskAsync(0));
        time.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(7, await AskAsync(4));
        Assert.Equal(1, once.Count);

        Task<int> AskAsync(int id) => once.OnceAsync("ann", $"{id}", () => Task.FromResult(++work)).Within();
    }

    [Fact]
    public async Task An_id_that_is_empty_or_huge_is_refused_as_a_fault_of_the_client()
    {
        var once = new Deduplicator(TimeSpan.FromMinutes(1));
        await using var app = await TestApp.StartAsync(io: io => io.OnConnection(socket => socket.On<string>("order", (id, ack) =>
            once.OnceAsync("ann", id!, static () => Task.FromResult(1)))));
        var client = await app.ConnectAsync(Wire.WebSocket);

        await client.EmitAsync("order", new string('x', 100_000));
        await client.EmitAsync("order", "");

        // Debug, not an error: a client must not fill the log.
        await Bounded.Eventually(() => app.Log.Ours(1008).Count == 2, "both are refused");
        Assert.Equal(0, once.Count);
    }

    [Fact]
    public void Nothing_to_keep_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Deduplicator(TimeSpan.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Deduplicator(TimeSpan.FromMinutes(1), max: 0));
    }
}
