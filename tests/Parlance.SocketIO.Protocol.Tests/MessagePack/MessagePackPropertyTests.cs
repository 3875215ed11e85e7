using System.Buffers;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Parlance.SocketIO.Protocol.Tests.Fuzz;
using Parlance.SocketIO.Protocol.Tests.Properties;
using static Parlance.SocketIO.Protocol.Tests.MessagePack.MessagePackWire;

namespace Parlance.SocketIO.Protocol.Tests.MessagePack;

public sealed class MessagePackPropertyTests
{
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
        var packet = Decode(Encode(sent.Namespace, sent.AckId, sent.Name, sent.Arguments));
        var got = packet.Arguments.Select(argument => argument.Get<Value>(Serializer) ?? new Value());
        return string.Equals(packet.Namespace, sent.Namespace, StringComparison.Ordinal)
            && packet.AckId == sent.AckId
            && string.Equals(packet.EventName, sent.Name, StringComparison.Ordinal)
            && string.Equals(string.Join<Value>('\n', got), string.Join<Value>('\n', sent.Arguments), StringComparison.Ordinal);
    }).Check(Checks.Config);

    [Fact]
    public void What_is_passed_through_is_sent_again_unchanged() => Prop.ForAll(Events.ToArbitrary(), sent =>
    {
        var hex = Encode(sent.Namespace, sent.AckId, sent.Name, sent.Arguments);
        var packet = Decode(hex);
        return string.Equals(hex, Encode(packet.Namespace, packet.AckId, packet.EventName, [.. packet.Arguments.Select(argument => (object?)argument)]), StringComparison.Ordinal);
    }).Check(Checks.Config);

    [Fact]
    public void Both_formats_give_a_handler_the_same_arguments() => Prop.ForAll(Values.Arguments.ToArbitrary(), sent =>
    {
        var json = ArgumentList.Create(Serializer, [.. sent]);
        var packet = Decode(Encode("/", null, "e", [.. sent]));
        return json.Select(argument => argument.ToString()).SequenceEqual(packet.Arguments.Select(argument => argument.ToString()), StringComparer.Ordinal)
            || sent.Any(value => value.ToString().Contains('<', StringComparison.Ordinal));
    }).Check(Checks.Config);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_decoder_survives_every_message(int seed)
    {
        byte[][] valid =
        [
            .. new[]
            {
                "83a47479706500a46461746181a17401a36e7370a12f", "82a47479706501a36e7370a12f", "84a2696400a47479706503a4646174619181a164c40102a36e7370a12f",
                "83a47479706502a46461746194a164d7000000018bcfe5687bd4000082a175d40000a17601a36e7370a12f",
                Encode("/chat", 12, "message", [new { text = "xin chào 😀", to = new[] { 1, -200, 70_000 }, bytes = new byte[300], far = new[] { new byte[1], [] } }, null, 1.5, ulong.MaxValue]),
            }.Select(Convert.FromHexString),
        ];
        var mutator = new Mutator(seed);
        var decoder = Decoder();
        var complete = 0;
        for (var i = 0; i < Checks.FuzzIterations / 2; i++)
        {
            var message = mutator.OneIn(10) ? mutator.RandomBytes() : mutator.Mutate(mutator.Pick(valid));
            try
            {
                if (decoder.Binary(message, out var packet) == DecodeStatus.Complete)
                {
                    complete++;
                    Use(packet);
                }
                else
                {
                    Assert.NotEmpty(decoder.ErrorText);
                }
            }
            catch (Exception exception) when (exception is not Xunit.Sdk.IAssertionException)
            {
                Assert.Fail($"seed {seed}, message {i}: {Convert.ToHexString(message)}\n{exception}");
            }
        }

        Assert.InRange(complete, Checks.FuzzIterations / 200, Checks.FuzzIterations / 2);
    }

    private static string Encode(string ns, ulong? ackId, string name, ReadOnlySpan<object?> arguments)
    {
        var output = new ArrayBufferWriter<byte>();
        Encoder.EncodeEvent(output, ns, ackId, name, arguments, []);
        return Convert.ToHexString(output.WrittenSpan);
    }

    // What was decoded is JSON, can be read, and can be sent again.
    private static void Use(in Packet packet)
    {
        if (!packet.Payload.IsEmpty)
        {
            using var payload = JsonDocument.Parse(packet.Payload, new JsonDocumentOptions { MaxDepth = 1_000 });
        }

        foreach (var argument in packet.Arguments)
        {
            using var json = JsonDocument.Parse(argument.Json, new JsonDocumentOptions { MaxDepth = 1_000 });
            _ = argument.IsBinary ? argument.Bytes.Length : 0;
            try
            {
                _ = argument.Get<Value>(Serializer);
            }
            catch (JsonException)
            {
                // The only exception that reading an argument may throw.
            }
        }

        var again = Decode(Encode(packet.Namespace, packet.AckId, "e", [.. packet.Arguments.Select(argument => (object?)argument)]));
        Assert.Equal(packet.Arguments.Select(argument => argument.ToString()), again.Arguments.Select(argument => argument.ToString()));
    }
}
