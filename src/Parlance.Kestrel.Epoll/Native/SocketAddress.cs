using System.Buffers.Binary;
using System.Net;
using System.Runtime.InteropServices;

namespace Parlance.Kestrel.Epoll.Native;

/// <summary>Reads <c>struct sockaddr_in</c> and <c>struct sockaddr_in6</c>.</summary>
internal static unsafe class SocketAddress
{
    public const int LengthMax = 128;

    private const int InterNetwork = 2;
    private const int InterNetworkV6 = 10;

    /// <returns>Null for another family.</returns>
    public static IPEndPoint? Parse(ReadOnlySpan<byte> address) => address.Length < 8 ? null : MemoryMarshal.Read<ushort>(address) switch
    {
        InterNetwork => new IPEndPoint(new IPAddress(address.Slice(4, 4)), Port(address)),
        InterNetworkV6 when address.Length >= 28 =>
            new IPEndPoint(new IPAddress(address.Slice(8, 16), MemoryMarshal.Read<uint>(address[24..])), Port(address)),
        _ => null,
    };

    /// <summary>The address of our end of a connection.</summary>
    public static IPEndPoint? OfSocket(int descriptor)
    {
        var address = stackalloc byte[LengthMax];
        var length = LengthMax;
        return Libc.GetSocketName(descriptor, address, &length) == 0 ? Parse(new ReadOnlySpan<byte>(address, length)) : null;
    }

    private static int Port(ReadOnlySpan<byte> address) => BinaryPrimitives.ReadUInt16BigEndian(address[2..]);
}
