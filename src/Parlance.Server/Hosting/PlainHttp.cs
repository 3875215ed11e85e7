using System.Net;

namespace Parlance.Server.Hosting;

/// <summary>What browsers withhold from pages that come over plain HTTP from another machine.</summary>
internal static class PlainHttp
{
    public const string Consequence = "What cannot work: secure cookies, passkeys, push messages, installing the app. Passwords and messages can be read on the way.";

    /// <summary>Whether a browser that goes there gets a page that it does not trust.</summary>
    public static bool IsInsecure(Uri url) => string.Equals(url.Scheme, Uri.UriSchemeHttp, StringComparison.Ordinal) && !IsThisMachine(url.Host);

    /// <summary>Whether other machines can reach the server there over plain HTTP.</summary>
    public static bool IsOpenToOthers(string listening)
    {
        var address = BindingAddress.Parse(listening);
        return string.Equals(address.Scheme, Uri.UriSchemeHttp, StringComparison.OrdinalIgnoreCase) && !IsThisMachine(address.Host);
    }

    private static bool IsThisMachine(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
