using System.Buffers;
using System.Text;

namespace Parlance.SocketIO.Protocol.Tests.Engine;

public sealed class EnginePayloadTests
{
    private const string Rs = "\u001e";

    [Theory]
    [InlineData("4hello", "Message:hello")]
    [InlineData("4hello" + Rs + "2" + Rs + "4world", "Message:hello|Ping:|Message:world")]
    [InlineData("4hello" + Rs + "bAQIDBA==" + Rs + "4é", "Message:hello|binary:01020304|Message:é")]
    [InlineData("b", "binary:")]
    [InlineData("bAQ==", "binary:01")]
    [InlineData("bAQI=", "binary:0102")]
    [InlineData("bAQID", "binary:010203")]
    [InlineData("b+/8=", "binary:FBFF")]
    [InlineData("1", "Close:")]
    [InlineData("6" + Rs + "1", "Noop:|Close:")]
    public void A_payload_is_split_at_the_record_separators(string payload, string packets) =>
        Assert.Equal((packets, false), Read(Wire.Sequence(payload)));

    [Theory]
    [InlineData("", "")]
    [InlineData(Rs, "")]
    [InlineData("4a" + Rs, "Message:a")]
    [InlineData("4a" + Rs + Rs + "4b", "Message:a")]
    [InlineData(Rs + "4a", "")]
    [InlineData("abc", "")]
    [InlineData("7", "")]
    [InlineData("4a" + Rs + "9" + Rs + "4b", "Message:a")]
    [InlineData("bA", "")]
    [InlineData("bAQ", "")]
    [InlineData("bAQ=", "")]
    [InlineData("b====", "")]
    [InlineData("bAQ==AQ==", "")]
    [InlineData("bAQ= =", "")]
    [InlineData("bAQID AQI", "")]
    [InlineData("b    ", "")]
    [InlineData("bAR==", "")]
    [InlineData("b-_8=", "")]
    [InlineData("bAQé=", "")]
    public void Reading_stops_at_a_malformed_packet(string payload, string packets) =>
        Assert.Equal((packets, true), Read(Wire.Sequence(payload)));

    [Fact]
    public void Nothing_follows_a_malformed_packet()
    {
        var reader = new EnginePayloadReader(Wire.Sequence("x" + Rs + "4a"));

        Assert.False(reader.TryRead(out _));
        Assert.False(reader.TryRead(out _));
        Assert.True(reader.Failed);
    }

    [Fact]
    public void A_binary_message_owns_its_bytes_and_is_one_segment()
    {
        var body = "bAQID"u8.ToArray();
        var reader = new EnginePayloadReader(Wire.Segmented(body, 2, 3));

        Assert.True(reader.TryRead(out var packet));
        body.AsSpan().Clear();

        Assert.True(packet.IsBinary && packet.Data.IsSingleSegment);
        Assert.Equal([1, 2, 3], packet.Data.FirstSpan.ToArray());
        Assert.Equal(EnginePacketType.Message, packet.Type);
    }

    [Fact]
    public void The_writer_writes_what_the_specification_shows()
    {
        // https://socket.io/docs/v4/engine-io-protocol/#http-long-polling-1
        var payload = Wire.Written(output =>
        {
            EnginePayloadWriter.WriteText(output, EnginePacketType.Message, "hello"u8);
            EnginePayloadWriter.WriteSeparator(output);
            EnginePayloadWriter.WriteText(output, EnginePacketType.Ping, []);
            EnginePayloadWriter.WriteSeparator(output);
            EnginePayloadWriter.WriteBinary(output, [1, 2, 3, 4]);
        });

        Assert.Equal("4hello\u001e2\u001ebAQIDBA==", payload);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(3071)]
    [InlineData(3072)]
    [InlineData(3073)]
    [InlineData(100_000)]
    public void Large_binary_is_written_in_chunks_that_join(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);

        var payload = Wire.Written(output => EnginePayloadWriter.WriteBinary(output, bytes));

        Assert.Equal("b" + Convert.ToBase64String(bytes), payload);
    }

    internal static (string Packets, bool Failed) Read(ReadOnlySequence<byte> payload)
    {
        var reader = new EnginePayloadReader(payload);
        var packets = new List<string>();
        while (reader.TryRead(out var packet))
        {
            packets.Add(packet.IsBinary
                ? $"binary:{Convert.ToHexString(packet.Data.ToArray())}"
                : $"{packet.Type}:{Encoding.UTF8.GetString(packet.Data)}");
        }

        return (string.Join('|', packets), reader.Failed);
    }
}
