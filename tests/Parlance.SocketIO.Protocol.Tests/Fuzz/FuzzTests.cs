using System.Buffers;
using System.Text;
using System.Text.Json;
using Parlance.SocketIO.Protocol.Tests.Engine;
using Parlance.SocketIO.Protocol.Tests.Properties;

namespace Parlance.SocketIO.Protocol.Tests.Fuzz;

/// <summary>Whatever comes, nothing throws and everything ends. A failure names the seed that repeats it.</summary>
public sealed class FuzzTests
{
    private static readonly PacketSerializer Serializer = new();

    private static readonly byte[][] Packets =
    [
        .. new[]
        {
            "0", "0{}", "0/chat?token=x,{\"token\":\"abc\"}", "1", "1/chat,", "2[\"echo\",1,\"é\"]", "2/chat,12[\"message\",{\"text\":\"xin chào 😀\",\"to\":[1,2,3]},null,true,1.5e3]",
            "2[\"a\",1,2,3,4,5,6,7,8]", "2[1,\"a\"]", "2[\"e\",\"\\ud83d\\ude00\\n\"]", "31[]", "3/chat,7[{\"ok\":true}]", "4{\"message\":\"x\"}",
            "51-[\"e\",{\"_placeholder\":true,\"num\":0}]", "53-/chat,9[\"e\",{\"_placeholder\":true,\"num\":2},{\"a\":[{\"_placeholder\":true,\"num\":0}],\"b\":{\"_placeholder\":true,\"num\":1}}]",
            "62-3[{\"x\":{\"num\":1,\"_placeholder\":true}},{\"_placeholder\":true,\"num\":0}]",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    private static readonly byte[][] Payloads =
        [.. new[] { "4hello", "42[\"a\"]\u001e2\u001e4é", "bAQIDBA==\u001e4x\u001eb", "6\u001e1", "40/chat,\u001ebAQI=" }.Select(Encoding.UTF8.GetBytes)];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_decoder_survives_every_sequence_of_messages(int seed)
    {
        var mutator = new Mutator(seed);
        var decoder = Decoding.Decoder();
        var statuses = new Dictionary<DecodeStatus, int>();
        for (var i = 0; i < Checks.FuzzIterations / 4; i++)
        {
            var message = mutator.OneIn(10) ? mutator.RandomBytes() : mutator.OneIn(3) ? mutator.Pick(Packets) : mutator.Mutate(mutator.Pick(Packets));
            try
            {
                var status = decoder.IsReconstructing && !mutator.OneIn(10) || mutator.OneIn(50)
                    ? decoder.Binary(message, out var packet)
                    : decoder.Text(Wire.Segmented(message, mutator.Cuts(message.Length)), out packet);
                statuses[status] = statuses.GetValueOrDefault(status) + 1;
                Assert.Equal(status == DecodeStatus.Error, decoder.Error != PacketError.None);
                Assert.Equal(status == DecodeStatus.NeedMore, decoder.IsReconstructing);
                if (status == DecodeStatus.Complete)
                {
                    UseEverything(packet);
                }
            }
            catch (Exception exception) when (exception is not Xunit.Sdk.IAssertionException)
            {
                Assert.Fail($"seed {seed}, message {i}: {Convert.ToHexString(message)} {Encoding.UTF8.GetString(message)}\n{exception}");
            }
        }

        // The mutations are neither all harmless nor all hopeless.
        Assert.All(Enum.GetValues<DecodeStatus>(), status => Assert.True(statuses.GetValueOrDefault(status) > Checks.FuzzIterations / 400, $"{status}: {statuses.GetValueOrDefault(status)}"));
    }

    [Fact]
    public void A_payload_reader_survives_every_body()
    {
        var mutator = new Mutator(5);
        for (var i = 0; i < Checks.FuzzIterations; i++)
        {
            var body = mutator.OneIn(10) ? mutator.RandomBytes() : mutator.Mutate(mutator.Pick(Payloads));
            var whole = EnginePayloadTests.Read(new ReadOnlySequence<byte>(body));
            Assert.Equal(whole, EnginePayloadTests.Read(Wire.Segmented(body, mutator.Cuts(body.Length))));
        }
    }

    [Fact]
    public void Raw_JSON_is_either_an_argument_or_a_JsonException()
    {
        var mutator = new Mutator(6);
        var accepted = 0;
        for (var i = 0; i < Checks.FuzzIterations / 4; i++)
        {
            var json = mutator.Mutate("{\"a\":[1,\"é\",{\"_placeholder\":true,\"num\":0}]}"u8.ToArray());
            try
            {
                Use(Argument.FromJson(json));
                accepted++;
            }
            catch (JsonException)
            {
                // As documented.
            }
        }

        Assert.InRange(accepted, 1, Checks.FuzzIterations / 4);
    }

    // What was decoded can be read, sent again and decoded again.
    private static void UseEverything(in Packet packet)
    {
        Assert.NotNull(packet.EventName);
        Assert.StartsWith("/", packet.Namespace, StringComparison.Ordinal);
        foreach (var argument in packet.Arguments)
        {
            Use(argument);
        }

        var again = ArgumentList.Create(Serializer, [.. packet.Arguments.Select(argument => (object?)argument)]);
        Assert.Equal(packet.Arguments.Count, again.Count);
    }

    private static void Use(Argument argument)
    {
        Try<string>(argument);
        Try<int>(argument);
        Try<double>(argument);
        Try<byte[]>(argument);
        Try<Value>(argument);
        Try<Dictionary<string, ReadOnlyMemory<byte>>>(argument);
        Try<JsonElement>(argument);
        _ = argument.IsBinary ? argument.Bytes.Length : argument.Json.Length;
    }

    private static void Try<T>(Argument argument)
    {
        try
        {
            _ = argument.Get<T>(Serializer);
        }
        catch (JsonException)
        {
            // The only exception that reading an argument may throw.
        }
    }
}
