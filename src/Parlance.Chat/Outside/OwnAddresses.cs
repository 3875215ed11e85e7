using System.Collections.Frozen;
using System.Net;
using System.Net.NetworkInformation;

namespace Parlance.Chat.Outside;

/// <summary>
/// The addresses of this machine. One of them may be public, and what listens there for those whom a firewall lets through is open to the machine itself.
/// </summary>
internal sealed class OwnAddresses(TimeProvider clock)
{
    private static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(1);
    private volatile Known? _known;

    public bool Contains(IPAddress address) => Read().Contains(address);

    private FrozenSet<IPAddress> Read()
    {
        if (_known is { } known && clock.GetElapsedTime(known.ReadAt) < FreshFor)
        {
            return known.Addresses;
        }

        var addresses = NetworkInterface.GetAllNetworkInterfaces()
            .SelectMany(card => card.GetIPProperties().UnicastAddresses).Select(own => AddressBlocks.Plain(own.Address)).ToFrozenSet();
        _known = new(addresses, clock.GetTimestamp());
        return addresses;
    }

    private sealed record Known(FrozenSet<IPAddress> Addresses, long ReadAt);
}
