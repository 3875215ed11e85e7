using System.Net;
using System.Net.Sockets;

namespace Parlance.Chat.Outside;

/// <summary>Which addresses are of the public internet, by IANA's registries of special-purpose addresses. What is not known to be public is not.</summary>
internal static class AddressBlocks
{
    private static readonly IPNetwork[] Special4 = [.. new[]
    {
        "0.0.0.0/8", // this network
        "10.0.0.0/8", // private
        "100.64.0.0/10", // between a provider and its customers; the metadata of Alibaba's machines
        "127.0.0.0/8", // loopback
        "168.63.129.16/32", // the host of Azure's machines, which answers them alone
        "169.254.0.0/16", // link-local; the metadata of most clouds
        "172.16.0.0/12", // private
        "192.0.0.0/24", // protocols; the metadata of Oracle's machines
        "192.0.2.0/24", // documentation
        "192.88.99.0/24", // relays of 6to4
        "192.168.0.0/16", // private
        "198.18.0.0/15", // measurements
        "198.51.100.0/24", // documentation
        "203.0.113.0/24", // documentation
        "224.0.0.0/4", // multicast
        "240.0.0.0/4", // reserved, and broadcast
    }.Select(IPNetwork.Parse)];

    // Everything that was ever given out is in here, and within it these are something else.
    private static readonly IPNetwork Global6 = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork[] Special6 = [.. new[]
    {
        "2001::/23", // protocols: Teredo, ORCHID, measurements and the like
        "2001:db8::/32", // documentation
        "2002::/16", // 6to4, which carries an IPv4 address
        "2620:4f:8000::/48", // sinks of wrong questions
        "3fff::/20", // documentation
    }.Select(IPNetwork.Parse)];

    // NAT64: what an IPv6 network without IPv4 makes of public IPv4 addresses.
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>Whether anybody on the internet means the same machine by this address.</summary>
    public static bool IsPublic(IPAddress address) => address.AddressFamily switch
    {
        AddressFamily.InterNetwork => !Array.Exists(Special4, block => block.Contains(address)),
        AddressFamily.InterNetworkV6 => IsPublic6(address),
        _ => false,
    };

    /// <summary>The address as it is connected to: IPv4 mapped into IPv6 is IPv4.</summary>
    public static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private static bool IsPublic6(IPAddress address)
    {
        // One that counts on this machine alone.
        if (address.ScopeId is not 0)
        {
            return false;
        }

        var bytes = address.GetAddressBytes();
        if (Nat64.Contains(address))
        {
            return IsPublic(new IPAddress(bytes.AsSpan(12)));
        }

        return Global6.Contains(address) && !Array.Exists(Special6, block => block.Contains(address)) && !HoldsSpecial4(bytes);
    }

    // ISATAP: the last half is 0000:5efe or 0200:5efe, and an IPv4 address.
    private static bool HoldsSpecial4(byte[] bytes) =>
        bytes[8] is 0 or 2 && bytes[9] is 0 && bytes[10] is 0x5e && bytes[11] is 0xfe && !IsPublic(new IPAddress(bytes.AsSpan(12)));
}
