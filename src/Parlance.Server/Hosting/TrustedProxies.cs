using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace Parlance.Server.Hosting;

/// <summary>
/// Takes the client's address, scheme and host from <c>X-Forwarded-…</c>, as far as the setting <c>Parlance:TrustedProxies</c> vouches for whoever
/// says so. Read from the right, each entry counts only if the hop after it is trusted: what a client writes itself is never reached.
/// </summary>
internal static class TrustedProxies
{
    public const string Setting = "Parlance:TrustedProxies";

    // ASP.NET Core's own switch trusts every address.
    private const string FrameworkSwitch = "FORWARDEDHEADERS_ENABLED";

    public static void IgnoreFrameworkSwitch(this IConfigurationBuilder configuration) =>
        configuration.AddInMemoryCollection([new(FrameworkSwitch, "false")]);

    public static void UseTrustedProxies(this WebApplication app)
    {
        var networks = Read(app.Configuration);

        // Without a single network the middleware would trust everybody.
        if (networks.Count is 0)
        {
            return;
        }

        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost,

            // As far as the chain of trusted proxies goes.
            ForwardLimit = null,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in networks)
        {
            options.KnownIPNetworks.Add(network);
        }

        app.UseForwardedHeaders(options);
    }

    /// <summary>A list of addresses and networks, or a text of them with commas between.</summary>
    /// <exception cref="UsageException">One of them is none.</exception>
    public static IReadOnlyList<IPNetwork> Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Setting);
        var texts = section.GetChildren().Select(child => child.Value).Append(section.Value);
        return
        [
            .. texts.SelectMany(text => (text ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries))
                .Select(text => Parse(text) ?? throw new UsageException(
                    $"{Setting} holds '{text}'. Set it to the addresses or networks of your own proxies, such as 10.0.0.5 or 10.0.0.0/24.")),
        ];
    }

    private static IPNetwork? Parse(string text)
    {
        // IPAddress takes '10' and '1.2' too, for reasons of its own.
        if (!text.Contains(':', StringComparison.Ordinal) && text.Count(c => c is '.') is not 3)
        {
            return null;
        }

        if (IPAddress.TryParse(text, out var address))
        {
            return new IPNetwork(address, address.GetAddressBytes().Length * 8);
        }

        return IPNetwork.TryParse(text, out var network) ? network : null;
    }
}
