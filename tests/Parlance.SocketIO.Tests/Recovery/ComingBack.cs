using System.Text.Json;
using System.Text.Json.Nodes;
using Parlance.SocketIO.Engine;
using Parlance.SocketIO.Tests.Harness;

namespace Parlance.SocketIO.Tests.Recovery;

/// <summary>A client that keeps pid and offset as the official one does, at the wire.</summary>
internal sealed class ComingBack(TestApp app, Wire transport = Wire.WebSocket, string nsp = "/")
{
    private readonly string _prefix = nsp is "/" ? "" : nsp + ",";

    public EngineWire Wire { get; private set; } = null!;

    public string Id { get; private set; } = "";

    public string? Pid { get; set; }

    public string? Offset { get; set; }

    /// <summary>What came between the CONNECT of the client and that of the server.</summary>
    public List<string> Early { get; } = [];

    public Socket Server => app.Io.Of(nsp).Sockets[Id];

    /// <summary>Connects, with the pid and offset of before.</summary>
    /// <returns>Whether the server gave the session back, as the official client tells: by the pid.</returns>
    public async Task<bool> ConnectAsync(object? auth = null, string query = "")
    {
        await AskAsync(auth, query);
        return await AnswerAsync();
    }

    public async Task AskAsync(object? auth = null, string query = "")
    {
        Wire = await app.OpenAsync(transport, query: query);
        var sent = new JsonObject();
        if (Pid is not null)
        {
            sent["pid"] = Pid;
        }

        if (Offset is not null)
        {
            sent["offset"] = Offset;
        }

        foreach (var (name, value) in JsonSerializer.SerializeToNode(auth)?.AsObject().ToArray() ?? [])
        {
            sent[name] = value?.DeepClone();
        }

        await Wire.SendAsync($"40{_prefix}{sent.ToJsonString()}");
    }

    public async Task<bool> AnswerAsync()
    {
        Early.Clear();
        string packet;
        while (!(packet = await Wire.NextAsync()).StartsWith("40", StringComparison.Ordinal))
        {
            Early.Add(packet);
            KeepOffset(packet);
        }

        var connect = JsonElement.Parse(packet[(2 + _prefix.Length)..]);
        var pid = connect.GetProperty("pid").GetString()!;
        var recovered = string.Equals(pid, Pid, StringComparison.Ordinal);
        (Id, Pid) = (connect.GetProperty("sid").GetString()!, pid);
        return recovered;
    }

    /// <summary>The next event, without its offset, which is kept.</summary>
    public async Task<string> NextAsync()
    {
        var packet = await Wire.NextAsync();
        return KeepOffset(packet);
    }

    /// <summary>Its connection is lost; the server knows when this returns.</summary>
    public void Lose() => Server.Conn.CloseNow(DisconnectReason.TransportClose, DiscardReason.Error);

    /// <summary>The events that came before the server's CONNECT, without their offsets.</summary>
    public IEnumerable<string> EarlyEvents() => Early.Select(Bare);

    private string KeepOffset(string packet)
    {
        if (packet.StartsWith('b'))
        {
            return packet;
        }

        var arguments = JsonNode.Parse(packet[packet.IndexOf('[', StringComparison.Ordinal)..])!.AsArray();
        if (arguments[^1]?.GetValueKind() == JsonValueKind.String)
        {
            Offset = arguments[^1]!.GetValue<string>();
        }

        return Bare(packet);
    }

    private static string Bare(string packet)
    {
        var arguments = JsonNode.Parse(packet[packet.IndexOf('[', StringComparison.Ordinal)..])!.AsArray();
        arguments.RemoveAt(arguments.Count - 1);
        return string.Join(' ', arguments.Select(static argument => argument!.ToString()));
    }
}
