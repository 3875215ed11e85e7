namespace Parlance.SocketIO.Protocol.Tests;

/// <summary>Decodes single packets with the default limits.</summary>
internal static class Decoding
{
    public static PacketDecoder Decoder() => new(new PacketDecoderOptions());

    /// <summary>Decodes a packet that must be complete with the given attachments.</summary>
    public static Packet Decode(string text, params byte[][] attachments)
    {
        var decoder = Decoder();
        var status = decoder.Text(Wire.Sequence(text), out var packet);
        foreach (var attachment in attachments)
        {
            Assert.Equal(DecodeStatus.NeedMore, status);
            status = decoder.Binary(attachment, out packet);
        }

        Assert.True(status == DecodeStatus.Complete, $"{status} {decoder.ErrorText}");
        return packet;
    }

    /// <summary>Decodes a text message that must be refused, and says why it was.</summary>
    public static PacketError Refuse(string text, PacketDecoderOptions? options = null)
    {
        var decoder = new PacketDecoder(options ?? new PacketDecoderOptions());
        Assert.Equal(DecodeStatus.Error, decoder.Text(Wire.Sequence(text), out _));
        Assert.False(decoder.IsReconstructing);
        return decoder.Error;
    }
}
