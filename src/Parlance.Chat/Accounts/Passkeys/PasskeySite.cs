using System.Globalization;

namespace Parlance.Chat.Accounts.Passkeys;

/// <summary>
/// What passkeys are bound to, from the configured public URL: what a request says of its host is its sender's word.
/// </summary>
/// <param name="RelyingParty">The domain (WebAuthn's RP ID).</param>
/// <param name="Origin">The page that may use them.</param>
internal sealed record PasskeySite(string RelyingParty, string Origin)
{
    private const string Localhost = "localhost";

    /// <returns>Null where no browser does passkeys: over plain HTTP, and at a bare address, except on the machine itself.</returns>
    public static PasskeySite? Of(Uri publicUrl)
    {
        if (publicUrl.IsLoopback)
        {
            // 127.0.0.1 cannot be a relying party, and the same server answers by this name.
            var host = publicUrl.HostNameType is UriHostNameType.Dns ? publicUrl.IdnHost : Localhost;
            return new(host, OriginOf(publicUrl, host));
        }

        return publicUrl.HostNameType is UriHostNameType.Dns && string.Equals(publicUrl.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal)
            ? new(publicUrl.IdnHost, OriginOf(publicUrl, publicUrl.IdnHost))
            : null;
    }

    private static string OriginOf(Uri url, string host) => url.IsDefaultPort
        ? $"{url.Scheme}://{host}"
        : string.Create(CultureInfo.InvariantCulture, $"{url.Scheme}://{host}:{url.Port}");
}
