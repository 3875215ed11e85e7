using System.Text.Json;

namespace Parlance.SocketIO.Hostile.Tests.Wire;

/// <summary>A client on long-polling that behaves until a case makes it misbehave. One connection serves its GETs, another its POSTs.</summary>
internal sealed class PollingPeer
{
    private readonly RawConnection _gets;
    private readonly RawConnection _posts;
    private readonly Queue<string> _packets = new();
    private int _echoes;

    private PollingPeer(RawConnection gets, RawConnection posts, string target, string sid)
    {
        _gets = gets;
        _posts = posts;
        Sid = sid;
        Target = $"{target}&sid={sid}";
    }

    public string Sid { get; }

    /// <summary>The session's address.</summary>
    public string Target { get; }

    public RawConnection Gets => _gets;

    public RawConnection Posts => _posts;

    public static async Task<PollingPeer> OpenAsync(RawConnection gets, RawConnection posts, string target = Requests.Polling)
    {
        await gets.SendAsync(Requests.Get(target));
        var answer = await HttpAnswer.ReadAsync(gets);
        Assert.Equal(200, answer.Status);
        Assert.StartsWith("0{", answer.Body, StringComparison.Ordinal);
        using var handshake = JsonDocument.Parse(answer.BodyBytes.AsMemory(1));
        return new PollingPeer(gets, posts, target, handshake.RootElement.GetProperty("sid").GetString()!);
    }

    /// <summary>Joins the main namespace and hears the application's first event.</summary>
    public async Task ConnectAsync()
    {
        await PostAsync("40");
        await ReadUntilAsync("40{");
        await ReadUntilAsync("42[\"auth\"");
    }

    public Task<HttpAnswer> PostAsync(string body, string headers = "") => PostAsync(Encoding.UTF8.GetBytes(body), headers);

    public async Task<HttpAnswer> PostAsync(byte[] body, string headers = "")
    {
        var sending = _posts.SendAsync(Requests.Post(Target, body, headers));
        var answer = await HttpAnswer.ReadAsync(_posts);
        await sending;
        return answer;
    }

    public async Task<HttpAnswer> GetAsync(string headers = "")
    {
        await _gets.SendAsync(Requests.Get(Target, headers));
        return await HttpAnswer.ReadAsync(_gets);
    }

    /// <summary>Polls until a packet arrives that begins so.</summary>
    public async Task<string> ReadUntilAsync(string start)
    {
        while (true)
        {
            while (_packets.TryDequeue(out var packet))
            {
                if (packet.StartsWith(start, StringComparison.Ordinal))
                {
                    return packet;
                }

                if (packet is "2")
                {
                    await PostAsync("3");
                }
            }

            var answer = await GetAsync();
            Assert.True(answer.Status == 200, $"The poll for {start} was answered with {answer.Status} {answer.Body}");
            foreach (var packet in answer.Body.Split('\x1e'))
            {
                _packets.Enqueue(packet);
            }
        }
    }

    /// <summary>The session lives: an echo comes back.</summary>
    public async Task ExpectOpenAsync(string nsp = "")
    {
        var id = 70_000 + _echoes++;
        Assert.Equal(200, (await PostAsync($"42{nsp}{id}[\"echo\",\"alive\"]")).Status);
        Assert.Equal($"43{nsp}{id}[\"alive\"]", await ReadUntilAsync($"43{nsp}{id}["));
    }

    /// <summary>The session has ended: polls learn it, and then its id is unknown.</summary>
    public async Task ExpectClosedAsync(RawConnection fresh)
    {
        for (var poll = 0; poll < 10; poll++)
        {
            await fresh.SendAsync(Requests.Get(Target));
            var answer = await HttpAnswer.ReadAsync(fresh);
            if (answer.Status == 400)
            {
                Assert.Equal("""{"code":1,"message":"Session ID unknown"}""", answer.Body);
                return;
            }

            Assert.Equal(200, answer.Status);
        }

        Assert.Fail("The session is still there.");
    }
}
