using BenchmarkDotNet.Attributes;
using Parlance.Bench.Micro.InMemory;

namespace Parlance.Bench.Micro;

/// <summary>One event of 100 bytes to a room, until its frame lies in the connection of every member.</summary>
public class Broadcast
{
    private static readonly string Payload = new('x', 100);

    private readonly List<MemoryClient> _members = [];
    private MemoryServer _server = null!;

    [Params(1, 100, 1000)]
    public int Members { get; set; }

    // BenchmarkDotNet does not wait for these when it measures in its own process.
    [GlobalSetup]
    public void Start() => StartAsync().GetAwaiter().GetResult();

    [GlobalCleanup]
    public void Stop() => _server.StopAsync().GetAwaiter().GetResult();

    [Benchmark]
    public async Task ToRoom()
    {
        _server.IO.To("room").Emit("msg", Payload);
        foreach (var member in _members)
        {
            await member.ReceiveAsync(Payload.Length);
        }
    }

    private async Task StartAsync()
    {
        _server = await MemoryServer.StartAsync(static _ => { }, static io => io.OnConnection(static socket => socket.Join("room")));
        for (var member = 0; member < Members; member++)
        {
            _members.Add(await _server.ConnectAsync());
        }
    }
}
