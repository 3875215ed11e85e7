using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Primitives;

namespace Parlance.SocketIO.Admin;

/// <summary>Keeps from the admin UI what would let its user act as somebody else: the cookies, tokens and keys of a handshake.</summary>
internal static class AdminSecrets
{
    public const string Hidden = "(hidden)";

    private static readonly string[] s_words = ["auth", "cookie", "token", "secret", "passw", "session", "credential", "signature", "apikey", "accesskey", "jwt", "ticket"];

    /// <summary>Whether what stands under this name of a header or of the query is nobody's business.</summary>
    public static bool IsSecret(string name)
    {
        var plain = name.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);
        return plain.Equals("sid", StringComparison.OrdinalIgnoreCase)
            || plain.Equals("key", StringComparison.OrdinalIgnoreCase)
            || Array.Exists(s_words, word => plain.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    public static string Shown(string name, StringValues value) => IsSecret(name) ? Hidden : value.ToString();

    /// <summary>The URL with the secrets of its query left out.</summary>
    public static string Shown(string url, IReadOnlyDictionary<string, StringValues> query)
    {
        if (!query.Keys.Any(IsSecret))
        {
            return url;
        }

        var shown = query.Select(static pair => KeyValuePair.Create(pair.Key, Shown(pair.Key, pair.Value)));
        return url[..url.IndexOf('?', StringComparison.Ordinal)] + new QueryBuilder(shown).ToQueryString();
    }
}
