using System.Buffers;
using FsCheck;
using FsCheck.Fluent;

namespace Parlance.SocketIO.Protocol.Tests.Properties;

public sealed class RoundTripTests
{
    private static readonly PacketSerializer Serializer = new();
    private static readonly PacketDecoderOptions Limits = new() { AttachmentsMax = int.MaxValue };

    private sealed record Event(string Namespace, ulong? AckId, string Name, Value[] Arguments);

    private static readonly Gen<Event> Events =
        from ns in Values.Namespace
        from id in Values.AckId
        from name in Values.EventName
        from arguments in Values.Arguments
        select new Event(ns, id, name, arguments);

    [Fact]
    public void What_is_encoded_is_decoded_to_the_same() => Prop.ForAll(Events.ToArbitrary(), sent =>
    {
        var (text, attachments) = Encode(sent);
        var packet = Decode(text, attachments);

        var got = packet.Arguments.Select(argument => argument.Get<Value>(Serializer) ?? new Value());
        return packet.Type == PacketType.Event
            && string.Equals(packet.Namespace, sent.Namespace, StringComparison.Ordinal)
            && packet.AckId == sent.AckId
            && string.Equals(packet.EventName, sent.Name, StringComparison.Ordinal)
            && string.Equals(string.Join<Value>('\n', got), string.Join<Value>('\n', sent.Arguments), StringComparison.Ordinal);
    }).Check(Checks.Config);

    [Fact]
    public void What_is_passed_through_is_sent_again_unchanged() => Prop.ForAll(Events.ToArbitrary(), sent =>
    {
        var (text, attachments) = Encode(sent);
        var packet = Decode(text, attachments);

        var output = new ArrayBufferWriter<byte>();
        var again = new List<ReadOnlyMemory<byte>>();
        Serializer.EncodeEvent(output, packet.Namespace, packet.AckId, packet.EventName, [.. packet.Arguments.Select(argument => (object?)argument)], again);

        // The encoder numbers attachments depth first, which is the order they came in.
        return output.WrittenSpan.SequenceEqual(text)
            && again.Select(bytes => Convert.ToHexString(bytes.Span)).SequenceEqual(attachments.Select(bytes => Convert.ToHexString(bytes.Span)));
    }).Check(Checks.Config);

    [Fact]
    public void Arguments_passed_through_in_another_order_keep_their_binary() => Prop.ForAll(Events.ToArbitrary(), sent =>
    {
        var (text, attachments) = Encode(sent);
        var packet = Decode(text, attachments);

        var reversed = ArgumentList.Create(Serializer, [.. packet.Arguments.Reverse().Select(argument => (object?)argument)]);

        return string.Equals(
            string.Join('\n', reversed.Select(argument => argument.Get<Value>(Serializer) ?? new Value())),
            string.Join<Value>('\n', sent.Arguments.Reverse()),
            StringComparison.Ordinal);
    }).Check(Checks.Config);

    [Fact]
    public void Plain_JSON_holds_the_same_values() => Prop.ForAll(Values.Value.ToArbitrary(), sent =>
    {
        var output = new ArrayBufferWriter<byte>();
        Serializer.SerializeValue(output, sent);
        var got = Argument.FromJson(output.WrittenMemory).Get<Value>(Serializer);
        return string.Equals(got!.ToString(), sent.ToString(), StringComparison.Ordinal);
    }).Check(Checks.Config);

    private static (byte[] Text, List<ReadOnlyMemory<byte>> Attachments) Encode(Event sent)
    {
        var output = new ArrayBufferWriter<byte>();
        var attachments = new List<ReadOnlyMemory<byte>>();
        Serializer.EncodeEvent(output, sent.Namespace, sent.AckId, sent.Name, sent.Arguments, attachments);
        return (output.WrittenSpan.ToArray(), attachments);
    }

    private static Packet Decode(byte[] text, List<ReadOnlyMemory<byte>> attachments)
    {
        var decoder = new PacketDecoder(Limits);
        var status = decoder.Text(new ReadOnlySequence<byte>(text), out var packet);
        foreach (var attachment in attachments)
        {
            Assert.Equal(DecodeStatus.NeedMore, status);
            status = decoder.Binary(attachment, out packet);
        }

        Assert.Equal(DecodeStatus.Complete, status);
        return packet;
    }
}
