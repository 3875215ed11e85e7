using System.Collections.Frozen;
using System.Net;

namespace Parlance.Chat.Outside;

/// <summary>Where requests may go: to the public internet, and to what the operator has allowed beyond it.</summary>
/// <param name="options">What the operator says.</param>
/// <param name="own">The addresses of this machine.</param>
/// <param name="isForAdministrators">Whether the requests are those of administrators.</param>
internal sealed class OutsidePolicy(OutsideOptions options, OwnAddresses own, bool isForAdministrators)
{
    private readonly IPNetwork[] _networks = [.. options.NetworksForEverybody, .. isForAdministrators ? options.Networks : []];
    private readonly FrozenSet<string> _hosts =
        options.HostsForEverybody.Concat(isForAdministrators ? options.Hosts : []).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether an address is one that is asked at all: of which hosts its name is, is seen when it is connected to.</summary>
    public bool Takes(Uri address) =>
        address.IsAbsoluteUri
        && address.Scheme is "http" or "https"
        && address.UserInfo.Length is 0
        && address.Host.Length > 0
        && address.OriginalString.Length <= OutsideLimits.AddressCharsMax
        && (address.Port is 80 or 443 || options.Ports.Contains(address.Port));

    /// <summary>Whether this may be connected to, under this name.</summary>
    public bool Allows(string host, IPAddress address) =>
        (AddressBlocks.IsPublic(address) && !own.Contains(address))
        || Array.Exists(_networks, network => network.Contains(address))
        || _hosts.Contains(host.TrimEnd('.'));
}
