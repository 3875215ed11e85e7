using System.Buffers;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Parlance.SocketIO.Protocol.Tests.Engine;
using Parlance.SocketIO.Protocol.Tests.Vectors;

namespace Parlance.SocketIO.Protocol.Tests.Properties;

public sealed class SegmentationTests
{
    private static readonly string[] Texts =
    [
        .. NodeVectors.Decode.Select(vector => vector.GetProperty("frames"u8)[0]).Where(frame => frame.ValueKind == System.Text.Json.JsonValueKind.String)
            .Select(frame => frame.GetString()!).Where((_, index) => index % 7 == 0),
        "2/phòng,12[\"chào\",\"é😀\",{\"a\":[1,2,{\"b\":\"中\"}]},1,2,3,4,5]",
        "52-[\"e\",{\"_placeholder\":true,\"num\":1},[{\"_placeholder\":true,\"num\":0}]]",
    ];

    private static readonly Gen<(string Text, int[] Cuts)> Cut =
        from text in Gen.Elements(Texts)
        from cuts in Gen.Choose(0, Encoding.UTF8.GetByteCount(text)).ArrayOf()
        select (text, cuts.Order().ToArray());

    [Fact]
    public void However_a_packet_is_cut_it_is_the_same() => Prop.ForAll(Cut.ToArbitrary(), cut =>
    {
        var bytes = Encoding.UTF8.GetBytes(cut.Text);
        return string.Equals(Describe(new ReadOnlySequence<byte>(bytes)), Describe(Wire.Segmented(bytes, cut.Cuts)), StringComparison.Ordinal);
    }).Check(Checks.Config);

    [Fact]
    public void Every_packet_may_come_byte_by_byte()
    {
        foreach (var text in Texts)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            Assert.Equal(Describe(new ReadOnlySequence<byte>(bytes)), Describe(Wire.Segmented(bytes, [.. Enumerable.Range(0, bytes.Length)])));
        }
    }

    [Fact]
    public void However_a_payload_is_cut_it_is_the_same() => Prop.ForAll(PayloadTests.Payloads.ToArbitrary(), payload =>
    {
        var bytes = Encoding.UTF8.GetBytes(payload);
        var cuts = Enumerable.Range(0, bytes.Length).Where(i => (i * 7919) % 3 == 0).ToArray();
        return EnginePayloadTests.Read(new ReadOnlySequence<byte>(bytes)) == EnginePayloadTests.Read(Wire.Segmented(bytes, cuts));
    }).Check(Checks.Config);

    private static string Describe(ReadOnlySequence<byte> text)
    {
        var decoder = Decoding.Decoder();
        var status = decoder.Text(text, out var packet);
        for (byte i = 0; status == DecodeStatus.NeedMore; i++)
        {
            status = decoder.Binary(new[] { i }, out packet);
        }

        return PacketText.Describe(status, packet, decoder);
    }
}
