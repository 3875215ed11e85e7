using Parlance.Chat.Accounts;

namespace Parlance.Chat.Conversations;

/// <summary>Two people, whoever of them is named first.</summary>
internal sealed record Pair(UserId First, UserId Second)
{
    private const int IdBytes = 16;

    /// <summary>Both ids in their order: unique for the direct conversation between the two.</summary>
    public byte[] Key => [.. Bytes(First), .. Bytes(Second)];

    public static Pair Of(UserId one, UserId other) => Bytes(one).AsSpan().SequenceCompareTo(Bytes(other)) <= 0 ? new(one, other) : new(other, one);

    public static Pair Of(ReadOnlySpan<byte> key) => new(
        UserId.Of(new Guid(key[..IdBytes], bigEndian: true)),
        UserId.Of(new Guid(key[IdBytes..], bigEndian: true)));

    public UserId OtherThan(UserId person) => person == First ? Second : First;

    private static byte[] Bytes(UserId id) => id.Value.ToByteArray(bigEndian: true);
}
