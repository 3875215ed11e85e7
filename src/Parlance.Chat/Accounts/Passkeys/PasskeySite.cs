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
        // An address cannot be a relying party. That of the machine itself has a name, by which the same server answers.
        var isName = publicUrl.HostNameType is UriHostNameType.Dns;
        var host = !isName && publicUrl.IsLoopback ? Localhost : publicUrl.IdnHost;
        var isLocal = string.Equals(host, Localhost, StringComparison.Ordinal) || host.EndsWith("." + Localhost, StringComparison.Ordinal);
        return isLocal || (isName && string.Equals(publicUrl.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal))
            ? new(host, OriginOf(publicUrl, host))
            : null;
    }

    private static string OriginOf(Uri url, string host) => url.IsDefaultPort
        ? $"{url.Scheme}://{host}"
        : string.Create(CultureInfo.InvariantCulture, $"{url.Scheme}://{host}:{url.Port}");
}
