using System.Buffers;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Parlance.SocketIO.Protocol.Tests.Engine;

namespace Parlance.SocketIO.Protocol.Tests.Properties;

public sealed class PayloadTests
{
    private static readonly Gen<(EnginePacketType? Type, byte[] Data)> Packet = Gen.OneOf(
        from type in Gen.Elements(Enum.GetValues<EnginePacketType>())
        from text in Gen.Elements("", "a", "probe", "2[\"é\"]", "😀", "b", "4")
        select ((EnginePacketType?)type, Encoding.UTF8.GetBytes(text)),
        from bytes in Gen.Choose(0, 255).Select(i => (byte)i).ArrayOf()
        select ((EnginePacketType?)null, bytes));

    /// <summary>Payloads that are mostly well formed.</summary>
    public static Gen<string> Payloads { get; } =
        from pieces in Gen.Elements("4a", "2probe", "bAQID", "bAQ==", "b", "6", "4é😀", "", "7", "bA", "b A=").NonEmptyListOf()
        select string.Join('\u001e', pieces);

    [Fact]
    public void What_is_joined_is_split_to_the_same() => Prop.ForAll(Packet.NonEmptyListOf().ToArbitrary(), packets =>
    {
        var output = new ArrayBufferWriter<byte>();
        var expected = new List<string>();
        foreach (var (type, data) in packets)
        {
            if (output.WrittenCount > 0)
            {
                EnginePayloadWriter.WriteSeparator(output);
            }

            if (type is { } text)
            {
                EnginePayloadWriter.WriteText(output, text, data);
                expected.Add($"{text}:{Encoding.UTF8.GetString(data)}");
            }
            else
            {
                EnginePayloadWriter.WriteBinary(output, data);
                expected.Add($"binary:{Convert.ToHexString(data)}");
            }
        }

        return EnginePayloadTests.Read(new ReadOnlySequence<byte>(output.WrittenMemory)) == (string.Join('|', expected), false);
    }).Check(Checks.Config);
}
