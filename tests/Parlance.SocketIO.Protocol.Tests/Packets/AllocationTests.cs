using System.Buffers;
using System.Text;

namespace Parlance.SocketIO.Protocol.Tests.Packets;

/// <summary>What an ordinary event costs in memory. Measured on this thread only, so that other tests may run.</summary>
public sealed class AllocationTests
{
    private const int Rounds = 1000;

    [Theory]
    [InlineData("2[\"message\",\"hello\"]", "\"hello\"")]
    [InlineData("2/chat,12[\"message\",{\"text\":\"é\"},1,true,null]", "{\"text\":\"é\"},1,true,null")]
    [InlineData("2/other?a=1,[\"message\",1]", "1")]
    [InlineData("37[\"ok\"]", "\"ok\"")]
    [InlineData("2[\"message\"]", "")]
    public void Decoding_an_ordinary_event_allocates_its_arguments_only(string text, string arguments)
    {
        var names = new Utf8NameTable();
        names.Add("message");
        names.Add("/chat");
        var decoder = new PacketDecoder(new PacketDecoderOptions(), names);
        var whole = Wire.Sequence(text);
        var cut = Wire.Segmented(Encoding.UTF8.GetBytes(text), 1, text.Length / 2);

        var exact = arguments.Length == 0 ? 0 : ArrayBytes(Encoding.UTF8.GetByteCount(arguments));

        Assert.Equal(exact, PerRound(() => decoder.Text(whole, out _)));
        Assert.Equal(exact, PerRound(() => decoder.Text(cut, out _)));
        Assert.Equal(PacketError.None, decoder.Error);
    }

    [Fact]
    public void More_arguments_cost_one_array_of_their_places()
    {
        var decoder = new PacketDecoder(new PacketDecoderOptions());
        var text = Wire.Sequence("31[1,2,3,4,5,6]");
        Assert.Equal(ArrayBytes(11) + ArrayBytes(12 * sizeof(int)), PerRound(() => decoder.Text(text, out _)));
    }

    [Fact]
    public void Encoding_simple_values_allocates_nothing()
    {
        var serializer = new PacketSerializer();
        var output = new ArrayBufferWriter<byte>(4096);
        var attachments = new List<ReadOnlyMemory<byte>>(4);
        var raw = Argument.FromJson("{\"a\":1}"u8.ToArray());
        object?[] arguments = ["hello é😀\n", 1, 2L, 1.5, true, null, raw];

        Assert.Equal(0, PerRound(() =>
        {
            output.ResetWrittenCount();
            serializer.EncodeEvent(output, "/chat", 12, "message", arguments, attachments);
            serializer.EncodeAck(output, "/", 12, arguments, attachments);
            serializer.SerializeValue(output, "hello");
            serializer.EncodeDisconnect(output, "/chat");
            serializer.EncodeConnect(output, "/chat", "sid");
        }));
    }

    [Fact]
    public void Encoding_an_object_allocates_no_more_than_the_serializer_does()
    {
        var serializer = new PacketSerializer();
        var output = new ArrayBufferWriter<byte>(4096);
        var attachments = new List<ReadOnlyMemory<byte>>(4);
        object?[] arguments = [new Message("ann", "hello", 7)];

        Assert.Equal(0, PerRound(() =>
        {
            output.ResetWrittenCount();
            serializer.EncodeEvent(output, "/", null, "message", arguments, attachments);
        }));
    }

    [Fact]
    public void A_large_message_does_not_keep_its_buffer()
    {
        var serializer = new PacketSerializer();
        var output = new ArrayBufferWriter<byte>(1 << 20);
        object?[] large = [new string('x', 200_000)];
        object?[] small = ["x"];
        List<ReadOnlyMemory<byte>> attachments = [];

        serializer.EncodeEvent(output, "/", null, "e", large, attachments);
        serializer.EncodeEvent(output, "/", null, "e", small, attachments);

        Assert.Equal(0, PerRound(() =>
        {
            output.ResetWrittenCount();
            serializer.EncodeEvent(output, "/", null, "e", small, attachments);
        }));
    }

    [Fact]
    public void Payloads_are_read_and_written_without_allocations()
    {
        var body = Wire.Sequence("42[\"a\"]\u001e2\u001e4b");
        var output = new ArrayBufferWriter<byte>(4096);
        var bytes = new byte[1000];

        Assert.Equal(0, PerRound(() =>
        {
            output.ResetWrittenCount();
            var reader = new EnginePayloadReader(body);
            while (reader.TryRead(out var packet))
            {
                EnginePayloadWriter.WriteText(output, packet.Type, packet.Data.FirstSpan);
                EnginePayloadWriter.WriteSeparator(output);
            }

            EnginePayloadWriter.WriteBinary(output, bytes);
        }));
    }

    // Object header, type and length before the content; the heap rounds up to eight bytes (64-bit).
    private static long ArrayBytes(int content) => ((3 * sizeof(long)) + content + 7) / 8 * 8;

    private static long PerRound(Action action)
    {
        for (var i = 0; i < 100; i++)
        {
            action();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Rounds; i++)
        {
            action();
        }

        // Whole bytes per round, so that a one-off of the runtime does not count.
        return (GC.GetAllocatedBytesForCurrentThread() - before) / Rounds;
    }

    private sealed record Message(string From, string Text, int Seq);
}
