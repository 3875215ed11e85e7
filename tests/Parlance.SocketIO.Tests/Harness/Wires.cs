namespace Parlance.SocketIO.Tests.Harness;

/// <summary>The transports that a scenario runs over.</summary>
public static class Wires
{
    public static TheoryData<Wire> Both { get; } = new(Wire.WebSocket, Wire.Polling);

    public static TheoryData<Wire> All { get; } = new(Wire.WebSocket, Wire.Polling, Wire.Upgrade);
}
