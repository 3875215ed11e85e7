using System.Globalization;
using System.Net;
using System.Text;

namespace Parlance.Chat.Filters.Matching;

/// <summary>The names of hosts that stand in a text, as links or as words: a domain is as plain to read without <c>https://</c>.</summary>
internal static class Hosts
{
    /// <summary>The pattern of every link.</summary>
    public const string Any = "*";

    // A name in the domain system has no more.
    private const int NameCharsMax = 253;

    private static readonly IdnMapping Idn = new() { AllowUnassigned = true };

    /// <param name="Name">In lower case and ASCII.</param>
    /// <param name="IsLink">Whether it is where a link leads to, and not only written.</param>
    /// <param name="Place">Where it stands.</param>
    public sealed record Host(string Name, bool IsLink, Span Place);

    /// <summary>A pattern as it is kept: the domain without what stands in front of it and behind. Null for what is none.</summary>
    public static string? Pattern(string line)
    {
        if (line is Any)
        {
            return Any;
        }

        var domain = line.StartsWith("*.", StringComparison.Ordinal) ? line[2..] : line;
        return domain.All(IsPart) && Normal(domain) is { Length: > 0 and <= NameCharsMax } name
            && name.Contains('.', StringComparison.Ordinal) && (IPAddress.TryParse(name, out _) || Uri.CheckHostName(name) is UriHostNameType.Dns) ? name : null;
    }

    /// <summary>All that stand in a text.</summary>
    public static IReadOnlyList<Host> In(string text)
    {
        var hosts = new List<Host>();
        var (isAuthority, foreign) = (false, 0);
        for (var at = 0; at < text.Length;)
        {
            if (!IsPart(text[at]))
            {
                isAuthority = text.AsSpan(at).StartsWith("://") || (isAuthority && GoesOn(text[at]));
                at += text.AsSpan(at).StartsWith("://") ? 3 : 1;
                continue;
            }

            var start = at;
            while (at < text.Length && IsPart(text[at]))
            {
                at++;
            }

            if (at - start <= NameCharsMax && (Ascii.IsValid(text.AsSpan(start, at - start)) || foreign++ < FilterLimits.ForeignHostsMax))
            {
                var name = Normal(text[start..at]);
                var isLink = isAuthority || name.StartsWith("www.", StringComparison.Ordinal);
                // Behind a colon stands a port.
                if (name.Length > 0 && ((isLink && text[Math.Max(0, start - 1)] is not ':') || name.Contains('.', StringComparison.Ordinal)))
                {
                    hosts.Add(new(name, isLink, new(start, at)));
                }
            }
        }

        return hosts;
    }

    /// <summary>Whether a host is one of these domains, or below one of them.</summary>
    public static bool IsIn(string host, IReadOnlySet<string> domains)
    {
        for (var at = 0; at >= 0; at = host.IndexOf('.', at) is var dot && dot < 0 ? -1 : dot + 1)
        {
            if (domains.Contains(host[at..]))
            {
                return true;
            }
        }

        return false;
    }

    // All the dots of a name of a domain: https://www.rfc-editor.org/rfc/rfc3490#section-3.1
    private static bool IsPart(char character) =>
        char.IsLetterOrDigit(character) || char.IsSurrogate(character) || character is '-' or '_' or '.' or '\u3002' or '\uff0e' or '\uff61'
        || char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format;

    // Who is signed in as, and the port.
    private static bool GoesOn(char character) => character is '@' or ':' or '%' or '[' or '!' or '$' or '&' or '+' or '~';

    private static string Normal(string name)
    {
        var lower = name.ToLowerInvariant();
        if (!Ascii.IsValid(lower))
        {
            try
            {
                lower = Idn.GetAscii(lower.Trim('.', '\u3002', '\uff0e', '\uff61')).ToLowerInvariant();
            }
            catch (ArgumentException)
            {
                // No host has this name.
            }
        }

        return lower.Trim('.');
    }
}
