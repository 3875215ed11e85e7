using System.Net;
using System.Text.Json;

namespace Parlance.SocketIO.Tests.Harness;

/// <summary>
/// An Engine.IO session at the wire: packets as text, a binary message as <c>b</c> and its base64, over either transport. Answers nothing by
/// itself.
/// </summary>
internal abstract class EngineWire : IAsyncDisposable
{
    public JsonElement Handshake { get; private set; }

    public string Sid => Handshake.GetProperty("sid").GetString()!;

    /// <summary>Reads the handshake.</summary>
    public async Task OpenAsync()
    {
        var open = await NextAsync();
        Assert.StartsWith("0{", open, StringComparison.Ordinal);
        Handshake = JsonElement.Parse(open.AsSpan(1));
    }

    /// <summary>Sends packets; over polling in one POST.</summary>
    public abstract Task SendAsync(params IReadOnlyList<string> packets);

    /// <summary>The next packet.</summary>
    public abstract Task<string> NextAsync();

    /// <summary>Waits for the end of the session as the client sees it.</summary>
    public abstract Task ClosedAsync();

    public abstract ValueTask DisposeAsync();

    public async Task ExpectAsync(params string[] packets)
    {
        foreach (var packet in packets)
        {
            Assert.Equal(packet, await NextAsync());
        }
    }
}

internal sealed class WebSocketWire(RawWebSocket socket) : EngineWire
{
    public RawWebSocket Socket => socket;

    public override async Task SendAsync(params IReadOnlyList<string> packets)
    {
        foreach (var packet in packets)
        {
            await (packet.StartsWith('b') ? socket.SendBinaryAsync(Convert.FromBase64String(packet[1..])) : socket.SendTextAsync(packet));
        }
    }

    public override async Task<string> NextAsync()
    {
        var frame = await socket.ReadMessageAsync();
        return frame.Opcode == Opcode.Binary ? "b" + Convert.ToBase64String(frame.Payload) : frame.Text;
    }

    public override Task ClosedAsync() => socket.EndAsync();

    public override ValueTask DisposeAsync() => socket.DisposeAsync();
}

internal sealed class PollingWire(HttpClient http, Uri address) : EngineWire
{
    private const char Separator = '\x1e';

    private readonly Queue<string> _read = [];

    public Uri Address => Handshake.ValueKind == JsonValueKind.Undefined ? address : new Uri($"{address}&sid={Sid}");

    public override async Task SendAsync(params IReadOnlyList<string> packets)
    {
        using var response = await PostAsync(string.Join(Separator, packets));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("ok", await response.Content.ReadAsStringAsync());
    }

    public override async Task<string> NextAsync()
    {
        if (_read.Count == 0)
        {
            foreach (var packet in await PollAsync())
            {
                _read.Enqueue(packet);
            }
        }

        return _read.Dequeue();
    }

    public async Task<string[]> PollAsync()
    {
        using var response = await GetAsync();
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (await response.Content.ReadAsStringAsync()).Split(Separator);
    }

    public Task<HttpResponseMessage> GetAsync(CancellationToken cancellationToken = default) => http.GetAsync(Address, cancellationToken);

    public Task<HttpResponseMessage> PostAsync(string body) => http.PostAsync(Address, new StringContent(body));

    public Task<HttpResponseMessage> PostAsync(HttpContent content) => http.PostAsync(Address, content);

    /// <summary>Until a poll brings a close packet, or the session is unknown.</summary>
    public override async Task ClosedAsync()
    {
        while (true)
        {
            using var response = await GetAsync();
            var body = await response.Content.ReadAsStringAsync();
            if (response.StatusCode == HttpStatusCode.BadRequest)
            {
                Assert.Equal("""{"code":1,"message":"Session ID unknown"}""", body);
                return;
            }

            if (body.Split(Separator).Contains("1", StringComparer.Ordinal))
            {
                return;
            }
        }
    }

    public override ValueTask DisposeAsync() => default;
}
