using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net.WebSockets;
using Microsoft.Extensions.Primitives;

namespace Parlance.SocketIO.Engine.WebSockets;

/// <summary>Agrees with a client on permessage-deflate: RFC 7692, section 7.</summary>
internal static class DeflateOffer
{
    private const string Extension = "permessage-deflate";

    // What zlib can do; the extension itself goes down to 8.
    private const int LeastWindowBits = 9;
    private const int MostWindowBits = 15;

    /// <summary>Takes the first of the client's offers that can be kept to.</summary>
    /// <param name="offers">The client's <c>Sec-WebSocket-Extensions</c>.</param>
    /// <param name="options">What this server wants.</param>
    /// <param name="agreed">What both do.</param>
    /// <param name="answer">The server's <c>Sec-WebSocket-Extensions</c>.</param>
    public static bool TryTake(
        StringValues offers, PerMessageDeflateOptions options, [NotNullWhen(true)] out WebSocketDeflateOptions? agreed, [NotNullWhen(true)] out string? answer)
    {
        foreach (var offer in offers.SelectMany(static header => (header ?? "").Split(',')))
        {
            if (TryParse(offer, out var parsed) && TryAgree(parsed, options, out agreed, out answer))
            {
                return true;
            }
        }

        agreed = null;
        answer = null;
        return false;
    }

    // Section 7.1: a parameter that is unknown, repeated or of a wrong value spoils the offer.
    private static bool TryParse(string text, [NotNullWhen(true)] out Offer? offer)
    {
        offer = null;
        var parts = text.Split(';', StringSplitOptions.TrimEntries);
        if (!string.Equals(parts[0], Extension, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var parsed = new Offer();
        foreach (var part in parts.AsSpan(1))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var name = (equals < 0 ? part : part[..equals]).TrimEnd();
            var value = equals < 0 ? null : part[(equals + 1)..].Trim().Trim('"');
            if (!parsed.TryAdd(name, value))
            {
                return false;
            }
        }

        offer = parsed;
        return true;
    }

    private static bool TryAgree(
        Offer offer, PerMessageDeflateOptions options, [NotNullWhen(true)] out WebSocketDeflateOptions? agreed, [NotNullWhen(true)] out string? answer)
    {
        agreed = null;
        answer = null;

        // A client that does not say that its window can be limited cannot be told to.
        if ((options.ClientMaxWindowBits < MostWindowBits && !offer.ClientWindowMayBeLimited)
            || Math.Min(offer.ServerWindowBits, offer.ClientWindowBits) < LeastWindowBits)
        {
            return false;
        }

        var serverBits = Math.Min(options.ServerMaxWindowBits, offer.ServerWindowBits);
        var clientBits = Math.Min(options.ClientMaxWindowBits, offer.ClientWindowBits);
        agreed = new WebSocketDeflateOptions
        {
            ServerMaxWindowBits = serverBits,
            ServerContextTakeover = !options.ServerNoContextTakeover && !offer.ServerNoContextTakeover,
            ClientMaxWindowBits = clientBits,
            ClientContextTakeover = !options.ClientNoContextTakeover && !offer.ClientNoContextTakeover,
        };
        answer = Extension
            + (agreed.ServerContextTakeover ? "" : "; server_no_context_takeover")
            + (agreed.ClientContextTakeover ? "" : "; client_no_context_takeover")
            + (serverBits == MostWindowBits ? "" : string.Create(CultureInfo.InvariantCulture, $"; server_max_window_bits={serverBits}"))
            + (clientBits == MostWindowBits ? "" : string.Create(CultureInfo.InvariantCulture, $"; client_max_window_bits={clientBits}"));
        return true;
    }

    private sealed class Offer
    {
        private readonly HashSet<string> _seen = new(StringComparer.OrdinalIgnoreCase);

        public bool ServerNoContextTakeover { get; private set; }

        public bool ClientNoContextTakeover { get; private set; }

        public int ServerWindowBits { get; private set; } = MostWindowBits;

        public int ClientWindowBits { get; private set; } = MostWindowBits;

        public bool ClientWindowMayBeLimited { get; private set; }

        public bool TryAdd(string name, string? value)
        {
            if (!_seen.Add(name))
            {
                return false;
            }

            switch (name.ToLowerInvariant())
            {
                case "server_no_context_takeover":
                    ServerNoContextTakeover = true;
                    return value is null;
                case "client_no_context_takeover":
                    ClientNoContextTakeover = true;
                    return value is null;
                case "server_max_window_bits" when TryParseBits(value, out var bits):
                    ServerWindowBits = bits;
                    return true;
                case "client_max_window_bits":
                    ClientWindowMayBeLimited = true;
                    var isLimit = TryParseBits(value, out var most);
                    ClientWindowBits = isLimit ? most : MostWindowBits;
                    return isLimit || value is null;
                default:
                    return false;
            }
        }

        // Section 7.1.2.1: a decimal number from 8 to 15 without zeros in front.
        private static bool TryParseBits(string? value, out int bits) =>
            int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out bits) && bits is >= 8 and <= MostWindowBits && value![0] != '0';
    }
}
