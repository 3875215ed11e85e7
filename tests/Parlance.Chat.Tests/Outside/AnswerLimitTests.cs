using System.IO.Compression;
using System.Net.Sockets;
using System.Text;
using Parlance.Chat.Outside;

namespace Parlance.Chat.Tests.Outside;

/// <summary>What comes back is bounded: in bytes, packed and unpacked, in headers, in time, and in how much is asked at once.</summary>
public sealed class AnswerLimitTests
{
    [Theory]
    [InlineData(1000, "")]
    [InlineData(1000, "gzip")]
    [InlineData(1000, "br")]
    public async Task An_answer_may_be_as_long_as_that_and_no_longer(int bytes, string packing)
    {
        foreach (var (more, fits) in new[] { (0, true), (1, false), (50_000, false) })
        {
            await using var stranger = Stranger.Start((_, stream) => Stranger.WriteAsync(
                stream, Pack(Encoding.ASCII.GetBytes(new string('a', bytes + more)), packing), packing.Length > 0 ? $"Content-Encoding: {packing}" : "X: y"));
            using var client = GuardedClient.Of([stranger.Port], ["127.0.0.2"]);

            var beginning = await client.GetAsync(stranger.Url.AbsoluteUri, bytes: bytes, beginning: true);
            Assert.Equal((bytes, !fits), (beginning.Body.Length, beginning.IsCut));
            if (!fits)
            {
                Assert.Equal(OutsideFailure.TooLarge, await GuardedClient.FailAsync(() => client.GetAsync(stranger.Url.AbsoluteUri, bytes: bytes)));
            }
        }
    }

    [Fact]
    public async Task A_bomb_is_unpacked_no_further_than_it_may_be()
    {
        var bomb = Pack(new byte[20_000_000], "gzip");
        await using var stranger = Stranger.Start((_, stream) => Stranger.WriteAsync(stream, bomb, "Content-Encoding: gzip"));
        using var client = GuardedClient.Of([stranger.Port], ["127.0.0.2"]);

        Assert.Equal(OutsideFailure.TooLarge, await GuardedClient.FailAsync(() => client.GetAsync(stranger.Url.AbsoluteUri)));
    }

    [Theory]
    [InlineData("Content-Encoding: gzip, gzip")]
    [InlineData("Content-Encoding: zstd")]
    [InlineData("Content-Encoding: gzip")]
    public async Task What_cannot_be_unpacked_is_no_answer(string headers)
    {
        await using var stranger = Stranger.Saying("this is not packed at all", headers);
        using var client = GuardedClient.Of([stranger.Port], ["127.0.0.2"]);

        Assert.Equal(OutsideFailure.Broken, await GuardedClient.FailAsync(() => client.GetAsync(stranger.Url.AbsoluteUri)));
    }

    [Fact]
    public async Task Endless_headers_are_no_answer()
    {
        await using var stranger = Stranger.Start(async (_, stream) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\n"u8.ToArray());
            while (true)
            {
                await stream.WriteAsync(Encoding.ASCII.GetBytes($"X: {new string('y', 1000)}\r\n"));
            }
        });
        using var client = GuardedClient.Of([stranger.Port], ["127.0.0.2"]);

        Assert.Equal(OutsideFailure.TooLarge, await GuardedClient.FailAsync(() => client.GetAsync(stranger.Url.AbsoluteUri)));
    }

    [Fact]
    public async Task An_answer_in_drops_takes_no_longer_than_all_of_it_may()
    {
        await using var stranger = Stranger.Start(DripAsync);
        using var client = GuardedClient.Of([stranger.Port], ["127.0.0.2"]);

        Assert.Equal(OutsideFailure.TooSlow, await GuardedClient.FailAsync(() => client.GetAsync(stranger.Url.AbsoluteUri, seconds: 0.3)));
    }

    [Fact]
    public async Task One_host_is_asked_a_few_things_at_a_time_and_holds_up_nobody_else()
    {
        using var go = new SemaphoreSlim(0);
        var (now, most, reached) = (0, 0, new TaskCompletionSource());
        await using var slow = Stranger.Start(async (_, stream) =>
        {
            var here = Interlocked.Increment(ref now);
            InterlockedMax(ref most, here);
            if (here == OutsideLimits.AtOncePerHostMax)
            {
                reached.TrySetResult();
            }

            await go.WaitAsync(TestContext.Current.CancellationToken);
            Interlocked.Decrement(ref now);
            await Stranger.WriteAsync(stream, "");
        });
        await using var quick = Stranger.Saying("", address: "127.0.0.3");
        using var client = GuardedClient.Of([slow.Port, quick.Port], ["127.0.0.0/8"]);

        var waiting = Enumerable.Range(0, 10).Select(_ => client.GetAsync(slow.Url.AbsoluteUri)).ToList();
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        Assert.Equal(200, (await client.GetAsync(quick.Url.AbsoluteUri)).Status);
        go.Release(10);
        Assert.All(await Task.WhenAll(waiting), answer => Assert.Equal(200, answer.Status));
        Assert.Equal(OutsideLimits.AtOncePerHostMax, most);
    }

    [Fact]
    public async Task Nothing_of_this_server_goes_along()
    {
        await using var stranger = Stranger.Start((request, stream) => request.StartsWith("GET /next", StringComparison.Ordinal)
            ? Stranger.WriteAsync(stream, "", "Content-Type: Text/HTML; charset=\"UTF-8\"")
            : Stranger.WriteAsync(stream, "", "Set-Cookie: a=b\r\nLocation: /next", "302 Found"));
        using var client = GuardedClient.Of([stranger.Port], ["127.0.0.2"]);
        using var activity = new System.Diagnostics.Activity("test").Start();

        var answer = await client.SendAsync(
            new(HttpMethod.Get, stranger.Url) { Headers = [("Accept", "text/html"), ("X-Signature", "secret")], RedirectsMax = 1 }, TestContext.Current.CancellationToken);

        Assert.Equal(("text/html", "UTF-8"), (answer.ContentType, answer.Charset));
        var led = stranger.Requests.Last();
        Assert.Contains("Accept: text/html", led, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", led, StringComparison.Ordinal);
        Assert.All(stranger.Requests, request =>
        {
            Assert.Contains("User-Agent: Parlance/", request, StringComparison.Ordinal);
            Assert.DoesNotContain("Cookie", request, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("traceparent", request, StringComparison.OrdinalIgnoreCase);
        });
    }

    private static async Task DripAsync(string request, NetworkStream stream)
    {
        await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"u8.ToArray());
        for (var drop = 0; drop < 200; drop++)
        {
            await stream.WriteAsync("a"u8.ToArray());
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    private static byte[] Pack(byte[] content, string packing)
    {
        using var packed = new MemoryStream();
        using (Stream stream = packing switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true),
            "br" => new BrotliStream(packed, CompressionLevel.Optimal, leaveOpen: true),
            _ => packed,
        })
        {
            stream.Write(content);
            if (packing.Length is 0)
            {
                return packed.ToArray();
            }
        }

        return packed.ToArray();
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var known = Volatile.Read(ref most); value > known && Interlocked.CompareExchange(ref most, value, known) != known; known = Volatile.Read(ref most))
        {
        }
    }
}
