using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Parlance.Integrations.Ses;

/// <summary>What of a request is signed.</summary>
/// <param name="Method">In capitals.</param>
/// <param name="Path">As it is sent.</param>
/// <param name="Query">Names and values, not encoded.</param>
/// <param name="Headers">Names in lower case; <c>host</c> and <c>x-amz-date</c> among them.</param>
/// <param name="Body">The content; empty for none.</param>
internal sealed record AwsRequest(
    string Method, string Path, IReadOnlyList<KeyValuePair<string, string>> Query, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body)
{
    /// <summary>The names of the signed headers, as the signature lists them.</summary>
    public string SignedHeaders => string.Join(';', Sorted().Select(header => header.Key));

    /// <summary>"Create a canonical request": one text for all the ways to write the same request.</summary>
    public string Canonical()
    {
        var text = new StringBuilder(Method).Append('\n');
        text.AppendJoin('/', Path.Split('/').Select(Uri.EscapeDataString)).Append('\n');
        text.AppendJoin('&', Query.Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}").Order(StringComparer.Ordinal)).Append('\n');
        foreach (var (name, value) in Sorted())
        {
            text.Append(CultureInfo.InvariantCulture, $"{name}:{Collapse(value)}\n");
        }

        return text.Append('\n').Append(SignedHeaders).Append('\n').Append(Convert.ToHexStringLower(SHA256.HashData(Body.Span))).ToString();
    }

    private IEnumerable<KeyValuePair<string, string>> Sorted() => Headers.OrderBy(header => header.Key, StringComparer.Ordinal);

    private static string Collapse(string value) => string.Join(' ', value.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
