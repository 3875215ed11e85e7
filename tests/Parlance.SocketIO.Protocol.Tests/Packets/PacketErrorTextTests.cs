namespace Parlance.SocketIO.Protocol.Tests.Packets;

public sealed class PacketErrorTextTests
{
    [Theory]
    [InlineData("7", "unknown packet type 7")]
    [InlineData("9[]", "unknown packet type 9")]
    [InlineData("x", "unknown packet type NaN")]
    [InlineData("", "unknown packet type NaN")]
    [InlineData("2[]", "invalid payload")]
    [InlineData("50-[\"e\"]", "Illegal attachments")]
    [InlineData("511-[\"e\"]", "too many attachments")]
    [InlineData("51-[\"e\",{\"_placeholder\":true,\"num\":1}]", "illegal attachments")]
    public void Errors_are_told_in_the_words_of_the_reference(string text, string words)
    {
        var decoder = Decoding.Decoder();
        decoder.Text(Wire.Sequence(text), out _);
        Assert.Equal(words, decoder.ErrorText);
    }

    [Fact]
    public void Every_error_has_its_own_words()
    {
        var words = Enum.GetValues<PacketError>().Select(PacketErrorText.Describe).ToArray();

        Assert.Equal(words.Length, words.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal("got plaintext data when reconstructing a packet", PacketErrorText.Describe(PacketError.TextWhileReconstructing));
        Assert.Equal("got binary data when not reconstructing a packet", PacketErrorText.Describe(PacketError.UnexpectedBinary));
    }
}
