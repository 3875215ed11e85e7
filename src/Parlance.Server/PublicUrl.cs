namespace Parlance.Server;

/// <summary>Where people reach a server that nobody has told it: on this machine, at the first address that it listens on.</summary>
internal static class PublicUrl
{
    // For commands, which listen nowhere.
    private static readonly Uri Standard = new("http://localhost:5080");

    public static Uri OfListening(IReadOnlyList<string> urls)
    {
        if (urls is not [var first, ..])
        {
            return Standard;
        }

        var address = BindingAddress.Parse(first);
        // All addresses, and those of this machine, have one name that browsers trust.
        var host = address.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "localhost" : address.Host;
        return new UriBuilder(address.Scheme, host, address.Port).Uri;
    }
}
