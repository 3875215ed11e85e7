namespace Parlance.SocketIO.Protocol.Tests.Engine;

public sealed class EngineHandshakeTests
{
    [Theory]
    [InlineData(true, "[\"websocket\"]")]
    [InlineData(false, "[]")]
    public void The_handshake_has_the_order_of_the_reference(bool upgrade, string upgrades)
    {
        var json = Wire.Written(output => EngineHandshake.Write(output, "c1_VBTGkpLREs1ZJAAAA", upgrade, 25_000, 20_000, 1_000_000));

        Assert.Equal($$"""{"sid":"c1_VBTGkpLREs1ZJAAAA","upgrades":{{upgrades}},"pingInterval":25000,"pingTimeout":20000,"maxPayload":1000000}""", json);
    }
}
