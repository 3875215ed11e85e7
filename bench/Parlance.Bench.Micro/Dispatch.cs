using BenchmarkDotNet.Attributes;
using Parlance.Bench.Micro.InMemory;
using Parlance.SocketIO;

namespace Parlance.Bench.Micro;

/// <summary>
/// An event with an acknowledgement through all of the server, from the bytes of the client's frame to those of the answer's: Kestrel's
/// pipes, framing, decoding, the handler, encoding. Without a system call.
/// </summary>
public class Dispatch
{
    private MemoryServer _server = null!;
    private MemoryClient _client = null!;
    private byte[] _frame = [];

    [Params("handler", "handler that awaits", "gateway")]
    public string Way { get; set; } = "";

    [Params(100, 1024)]
    public int Bytes { get; set; }

    // BenchmarkDotNet does not wait for these when it measures in its own process.
    [GlobalSetup]
    public void Start() => StartAsync().GetAwaiter().GetResult();

    [GlobalCleanup]
    public void Stop() => _server.StopAsync().GetAwaiter().GetResult();

    [Benchmark]
    public ValueTask<int> Echo()
    {
        _client.Send(_frame);
        return _client.ReceiveAsync(_frame.Length / 2);
    }

    private async Task StartAsync()
    {
        _server = await MemoryServer.StartAsync(
            static services => services.AddGateway<EchoGateway>(),
            static io => io.OnConnection(static socket =>
            {
                socket.On<string>("handler", static (payload, ack) => ack.Send(payload));
                socket.On<string>("handler that awaits", static async (payload, ack) =>
                {
                    await Task.Yield();
                    ack.Send(payload);
                });
            }));
        _client = await _server.ConnectAsync();
        _frame = MemoryClient.Frame($"""4217["{Way}","{new string('x', Bytes)}"]""");
    }
}

[Gateway]
public sealed class EchoGateway
{
    [SubscribeMessage("gateway")]
    public string Echo(string payload) => payload;
}
