using System.Buffers;
using System.Text;
using BenchmarkDotNet.Attributes;
using Parlance.SocketIO.Protocol;

namespace Parlance.Bench.Micro;

/// <summary>Packets to and from bytes: an event with one string, its acknowledgement, an event with binary, a long-polling payload of ten.</summary>
public class Codecs
{
    private readonly PacketSerializer _serializer = new();
    private readonly PacketDecoder _decoder = new(new PacketDecoderOptions());
    private readonly ArrayBufferWriter<byte> _output = new(64 * 1024);
    private readonly List<ReadOnlyMemory<byte>> _attachments = [];
    private readonly byte[] _binary = new byte[1024];

    private string _text = "";
    private byte[] _event = [];
    private byte[] _payload = [];

    [Params(100, 1024)]
    public int Bytes { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        _text = new string('x', Bytes);
        _event = Encoding.UTF8.GetBytes($"""217["echo","{_text}"]""");
        _payload = Encoding.UTF8.GetBytes(string.Join('\u001e', Enumerable.Repeat($"""4217["echo","{_text}"]""", 10)));
    }

    [Benchmark]
    public int EncodeEvent()
    {
        _output.ResetWrittenCount();
        _serializer.EncodeEvent(_output, "/", ackId: null, "msg", [_text], _attachments);
        return _output.WrittenCount;
    }

    [Benchmark]
    public int EncodeAck()
    {
        _output.ResetWrittenCount();
        _serializer.EncodeAck(_output, "/", 17, [_text], _attachments);
        return _output.WrittenCount;
    }

    [Benchmark]
    public int EncodeBinaryEvent()
    {
        _output.ResetWrittenCount();
        _attachments.Clear();
        _serializer.EncodeEvent(_output, "/", ackId: null, "msg", [_binary], _attachments);
        return _output.WrittenCount;
    }

    [Benchmark]
    public Packet DecodeEvent()
    {
        _decoder.Text(new ReadOnlySequence<byte>(_event), out var packet);
        return packet;
    }

    [Benchmark]
    public string? DecodeEventAndItsArgument()
    {
        _decoder.Text(new ReadOnlySequence<byte>(_event), out var packet);
        return packet.Arguments[0].Get<string>(_serializer);
    }

    [Benchmark]
    public int ReadPayloadOfTen()
    {
        var reader = new EnginePayloadReader(new ReadOnlySequence<byte>(_payload));
        var bytes = 0;
        while (reader.TryRead(out var packet))
        {
            bytes += (int)packet.Data.Length;
        }

        return bytes;
    }

    [Benchmark]
    public int WritePayloadOfTen()
    {
        _output.ResetWrittenCount();
        for (var packet = 0; packet < 10; packet++)
        {
            EnginePayloadWriter.WriteText(_output, EnginePacketType.Message, _event);
            EnginePayloadWriter.WriteSeparator(_output);
        }

        return _output.WrittenCount;
    }
}
