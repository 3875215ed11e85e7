using System.Net;
using System.Net.Sockets;
using Parlance.Chat.Settings;
using Parlance.Server.Hosting;

namespace Parlance.Server.Doctor;

/// <summary>How people and proxies reach the server.</summary>
internal static class AddressChecks
{
    public static async Task<Finding> PublicUrlAsync(IServiceProvider services, CancellationToken cancel)
    {
        var address = services.GetRequiredService<PublicAddress>();
        var url = await address.GetAsync(cancel);
        if (!await address.IsSetAsync(cancel))
        {
            return Finding.Warn("Nobody has said where people reach the server.", "Set Parlance:PublicUrl, or the public URL in the server's settings: links in mail and passkeys need it.");
        }

        if (PlainHttp.IsInsecure(url))
        {
            return Finding.Warn($"{url} is plain HTTP. {PlainHttp.Consequence}", "Use HTTPS: --cert and --key, or a proxy in front.");
        }

        try
        {
            await Dns.GetHostAddressesAsync(url.DnsSafeHost, cancel);
            return Finding.Ok($"{url}");
        }
        catch (SocketException)
        {
            return Finding.Warn($"The name {url.DnsSafeHost} of {url} cannot be found from here.", "Correct the setting, or make the name known in the DNS.");
        }
    }

    public static Finding Proxies(IConfiguration configuration)
    {
        var networks = TrustedProxies.Read(configuration);
        return networks switch
        {
            [] => Finding.Ok("None are trusted: X-Forwarded-For is ignored."),
            _ when networks.FirstOrDefault(network => network.PrefixLength is 0) is { PrefixLength: 0, BaseAddress: not null } all => Finding.Warn(
                $"{TrustedProxies.Setting} trusts everybody ({all}).", "Name the addresses of your own proxies: now anyone can claim any address."),
            _ => Finding.Ok($"Trusted: {string.Join(", ", networks)}."),
        };
    }
}
