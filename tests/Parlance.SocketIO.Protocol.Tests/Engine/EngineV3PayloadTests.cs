using System.Buffers;
using System.Text;
using Parlance.SocketIO.Protocol.Tests.Fuzz;
using Parlance.SocketIO.Protocol.Tests.Properties;

namespace Parlance.SocketIO.Protocol.Tests.Engine;

/// <summary>Bodies of protocol 3. The hexadecimal ones are what engine.io 6.6.11 writes.</summary>
public sealed class EngineV3PayloadTests
{
    private const string BinaryBody = "0007ff34c3a9f09f98800001ff330104ff040102ff";

    [Theory]
    [InlineData("4:4é😀1:36:b4AQL/", "Message:é😀|Pong:|binary:0102FF")]
    [InlineData("1:2", "Ping:")]
    [InlineData("2:40", "Message:0")]
    [InlineData("2:b4", "binary:")]
    [InlineData("6:4中文字a:", "Message:中文字a:")]
    [InlineData("0001:2", "Ping:")]
    public void A_body_of_text_is_read(string body, string packets)
    {
        Assert.Equal((packets, false), Read(Encoding.UTF8.GetBytes(body), isBinary: false));
        foreach (var cut in Enumerable.Range(1, Encoding.UTF8.GetByteCount(body) - 1))
        {
            Assert.Equal((packets, false), Read(Wire.Segmented(Encoding.UTF8.GetBytes(body), cut), isBinary: false));
        }
    }

    [Fact]
    public void A_body_with_binary_is_read()
    {
        var body = Convert.FromHexString(BinaryBody);
        foreach (var cut in Enumerable.Range(1, body.Length - 1))
        {
            Assert.Equal(("Message:é😀|Pong:|binary:0102FF", false), Read(Wire.Segmented(body, cut), isBinary: true));
        }
    }

    [Theory]
    [InlineData("", "")]
    [InlineData(":", "")]
    [InlineData("0:", "")]
    [InlineData("3:42", "")]
    [InlineData("1:21:2:", "Ping:|Ping:")]
    [InlineData("1:2 ", "Ping:")]
    [InlineData("-1:2", "")]
    [InlineData("1.0:2", "")]
    [InlineData("1e1:2222222222", "")]
    [InlineData("99999999999:2", "")]
    [InlineData("4294967297:2", "")]
    [InlineData("00000000000000000001:2", "")]
    [InlineData("2:4😀", "")]
    [InlineData("1:7", "")]
    [InlineData("3:bAQ", "")]
    [InlineData("4:b4A=", "")]
    [InlineData("6:b2AQI=", "")]
    [InlineData("40", "")]
    [InlineData("4[\"a\"]", "")]
    public void A_malformed_body_of_text_ends_there(string body, string packets) =>
        Assert.Equal((packets, true), Read(Encoding.UTF8.GetBytes(body), isBinary: false));

    [Theory]
    [InlineData("", "")]
    [InlineData("00", "")]
    [InlineData("00ff", "")]
    [InlineData("0000ff", "")]
    [InlineData("0002ff32", "")]
    [InlineData("0001ff3200", "Ping:")]
    [InlineData("0201ff32", "")]
    [InlineData("000aff32", "")]
    [InlineData("0031ff32", "")]
    [InlineData("01090909090909090909ff04", "")]
    [InlineData("0101010101010101010101010101010101", "")]
    [InlineData("0101ff02", "")]
    [InlineData("0101ff34", "")]
    public void A_malformed_body_with_binary_ends_there(string hex, string packets) =>
        Assert.Equal((packets, true), Read(Convert.FromHexString(hex), isBinary: true));

    [Fact]
    public void Bodies_are_written_as_the_Node_server_writes_them()
    {
        Assert.Equal("4:4é😀1:36:b4AQL/", Wire.Written(output =>
        {
            EngineV3Payload.WriteText(output, "4é😀"u8);
            EngineV3Payload.WriteText(output, "3"u8);
            EngineV3Payload.WriteBase64(output, [1, 2, 255], withLength: true);
        }));
        Assert.Equal("b4AQL/", Wire.Written(output => EngineV3Payload.WriteBase64(output, [1, 2, 255], withLength: false)));

        var binary = new ArrayBufferWriter<byte>();
        EngineV3Payload.WriteBinary(binary, "4é😀"u8, isBinary: false);
        EngineV3Payload.WriteBinary(binary, "3"u8, isBinary: false);
        EngineV3Payload.WriteBinary(binary, [1, 2, 255], isBinary: true);
        Assert.Equal(BinaryBody, Convert.ToHexStringLower(binary.WrittenSpan));

        binary.ResetWrittenCount();
        EngineV3Payload.WriteBinary(binary, new byte[300], isBinary: true);
        Assert.Equal("01030001ff04", Convert.ToHexStringLower(binary.WrittenSpan[..6]));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void A_reader_survives_every_body(int seed, bool isBinary)
    {
        byte[][] bodies = isBinary ? [Convert.FromHexString(BinaryBody)] : ["4:4é😀1:36:b4AQL/"u8.ToArray(), "10:42[\"a\",1]x"u8.ToArray()];
        var mutator = new Mutator(seed);
        for (var i = 0; i < Checks.FuzzIterations / 2; i++)
        {
            var body = mutator.OneIn(10) ? mutator.RandomBytes() : mutator.Mutate(mutator.Pick(bodies));
            Assert.Equal(Read(body, isBinary), Read(Wire.Segmented(body, mutator.Cuts(body.Length)), isBinary));
        }
    }

    private static (string Packets, bool Failed) Read(byte[] body, bool isBinary) => Read(new ReadOnlySequence<byte>(body), isBinary);

    private static (string Packets, bool Failed) Read(ReadOnlySequence<byte> body, bool isBinary)
    {
        var packets = new List<string>();
        do
        {
            if (!EngineV3Payload.TryRead(ref body, isBinary, out var packet))
            {
                return (string.Join('|', packets), true);
            }

            packets.Add(packet.IsBinary ? $"binary:{Convert.ToHexString(packet.Data.ToArray())}" : $"{packet.Type}:{Wire.Text(packet.Data)}");
        }
        while (!body.IsEmpty);

        return (string.Join('|', packets), false);
    }
}
