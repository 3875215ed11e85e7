using System.Net;

namespace Parlance.Chat.Outside;

/// <summary>
/// What the operator lets the server reach beyond the public internet, section <c>Parlance:Outside</c>. On a new server nothing: requests that other
/// people's words lead to must not come to what only this machine can reach.
/// </summary>
public sealed class OutsideOptions
{
    /// <summary>Networks inside that the requests of administrators may reach: the webhooks of the whole server.</summary>
    public IReadOnlyList<IPNetwork> Networks { get; init; } = [];

    /// <summary>Hosts inside that the requests of administrators may reach, whatever their names resolve to. In lower case.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>Networks inside that everybody's requests may reach too: previews of links, and the webhooks of conversations.</summary>
    public IReadOnlyList<IPNetwork> NetworksForEverybody { get; init; } = [];

    /// <summary>Hosts inside that everybody's requests may reach too. In lower case.</summary>
    public IReadOnlyList<string> HostsForEverybody { get; init; } = [];

    /// <summary>Ports besides 80 and 443.</summary>
    public IReadOnlyList<int> Ports { get; init; } = [];

    /// <summary>Reads what the configuration says.</summary>
    /// <param name="allow">Networks (<c>10.1.0.0/16</c>), addresses and host names for administrators.</param>
    /// <param name="allowEverybody">The same for everybody.</param>
    /// <param name="ports">Ports besides 80 and 443.</param>
    /// <exception cref="InvalidOperationException">One of them is none, with the name of the setting.</exception>
    public static OutsideOptions Of(IEnumerable<string> allow, IEnumerable<string> allowEverybody, IEnumerable<string> ports)
    {
        var (networks, hosts) = Read("Parlance:Outside:Allow", allow);
        var (networksForEverybody, hostsForEverybody) = Read("Parlance:Outside:AllowEverybody", allowEverybody);
        return new()
        {
            Networks = networks,
            Hosts = hosts,
            NetworksForEverybody = networksForEverybody,
            HostsForEverybody = hostsForEverybody,
            Ports = [.. ports.Select(PortOf)],
        };
    }

    private static (List<IPNetwork> Networks, List<string> Hosts) Read(string setting, IEnumerable<string> texts)
    {
        var (networks, hosts) = (new List<IPNetwork>(), new List<string>());
        foreach (var text in texts.Select(text => text.Trim()))
        {
            if (IPNetwork.TryParse(text, out var network))
            {
                networks.Add(network);
            }
            else if (IPAddress.TryParse(text, out var address))
            {
                networks.Add(new(address, address.GetAddressBytes().Length * 8));
            }
            else if (Uri.CheckHostName(text) is UriHostNameType.Dns && !text.Contains('/', StringComparison.Ordinal))
            {
                hosts.Add(new UriBuilder("http", text).Uri.IdnHost.TrimEnd('.').ToLowerInvariant());
            }
            else
            {
                throw new InvalidOperationException($"{setting} has '{text}'. Each entry is a network such as 10.1.0.0/16, an address, or the name of a host.");
            }
        }

        return (networks, hosts);
    }

    private static int PortOf(string text) => int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536
        ? port
        : throw new InvalidOperationException($"Parlance:Outside:Ports has '{text}'. Each entry is a port, 1 to 65535.");
}
