using System.Text;
using System.Text.RegularExpressions;

namespace Parlance.Chat.Hooks.Slack;

/// <summary>
/// Turns Slack's own markup into Markdown (https://docs.slack.dev/messaging/formatting-message-text): <c>*bold*</c>, <c>~struck~</c>,
/// <c>&lt;url|text&gt;</c>, <c>&lt;@user&gt;</c>, <c>&lt;!here&gt;</c>, and the three characters that it escapes. What is code stays as it is.
/// </summary>
/// <param name="names">The user names of those who are named by their ids.</param>
internal sealed partial class SlackMarkdown(IReadOnlyDictionary<string, string> names)
{
    // No text has them: what does not show is taken out before.
    private const char Open = '\u0001';
    private const char Close = '\u0002';

    /// <summary>Who is named in a text, each time.</summary>
    public static IEnumerable<string> Named(string text) => User().Matches(text).Select(match => match.Groups["user"].Value);

    public string Of(string? text)
    {
        var markdown = new StringBuilder();
        var clean = Clean(text);
        var from = 0;
        foreach (Match code in Code().Matches(clean))
        {
            markdown.Append(Words(clean[from..code.Index])).Append(Decode(code.Value));
            from = code.Index + code.Length;
        }

        return markdown.Append(Words(clean[from..])).ToString().Trim();
    }

    /// <summary>Words that are no markup at all, whatever stands in them.</summary>
    public static string Plain(string? text) => Special().Replace(Decode(Clean(text)), @"\$0").Trim();

    /// <summary>The same, of one line and with nothing to escape.</summary>
    public static string Line(string? text) => Clean(text).ReplaceLineEndings(" ").Trim();

    /// <summary>A link, if the address leads to the web or to a mailbox; otherwise its text.</summary>
    public static string Link(string? address, string? text)
    {
        var name = Plain(text).ReplaceLineEndings(" ");
        var target = Decode(Clean(address)).Trim();
        var isAddress = target.Length > 0 && !target.AsSpan().ContainsAny(" <>\n") && Uri.TryCreate(target, UriKind.Absolute, out var uri)
            && uri.Scheme is "http" or "https" or "mailto";
        return !isAddress ? name : name.Length is 0 ? $"<{target}>" : $"[{name}](<{target}>)";
    }

    private string Words(string text)
    {
        var references = new List<string>();
        var marked = Reference().Replace(text, match =>
        {
            references.Add(Of(match.Groups["to"].Value, match.Groups["name"] is { Success: true } name ? name.Value : null));
            return $"{Open}{references.Count - 1}{Close}";
        });
        marked = Struck().Replace(Bold().Replace(marked, "**${text}**"), "~~${text}~~");
        return Placeholder().Replace(Escaped(marked), match => references[int.Parse(match.Groups["index"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)]);
    }

    private string Of(string to, string? name) => to switch
    {
        ['@', .. var user] => names.TryGetValue(user, out var known) ? $"@{known}" : $"@{Plain(name?.TrimStart('@') is { Length: > 0 } given ? given : user)}",
        ['#', .. var channel] => $"#{Plain(name is { Length: > 0 } ? name.TrimStart('#') : channel)}",
        "!here" => "@here",
        "!channel" or "!everyone" or "!group" => "@channel",
        ['!', ..] => Plain(name ?? ""),
        _ => Link(to, name) is { Length: > 0 } link ? link : Plain(to),
    };

    // Other control characters show nowhere, and no message may have them.
    private static string Clean(string? text) => text is null ? "" : string.Concat(text.ReplaceLineEndings("\n").Where(character => !char.IsControl(character) || character is '\n' or '\t'));

    // What was no markup is none afterwards: an escaped '<' begins no HTML, and an escaped '&' nothing that is decoded once more.
    private static string Escaped(string text) => text
        .Replace("&lt;", @"\<", StringComparison.Ordinal)
        .Replace("&gt;", ">", StringComparison.Ordinal)
        .Replace("&amp;", @"\&", StringComparison.Ordinal);

    private static string Decode(string text) => text
        .Replace("&lt;", "<", StringComparison.Ordinal)
        .Replace("&gt;", ">", StringComparison.Ordinal)
        .Replace("&amp;", "&", StringComparison.Ordinal);

    [GeneratedRegex(@"<@(?<user>[^<>|\s""]{1,64})", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex User();

    [GeneratedRegex(@"```[^`]+```|`[^`\n]+`", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Code();

    [GeneratedRegex(@"<(?<to>[^<>|\n]+)(\|(?<name>[^<>\n]*))?>", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Reference();

    [GeneratedRegex("\u0001(?<index>[0-9]+)\u0002", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"(?<![\p{L}\p{N}*\\])\*(?<text>[^\s*]|[^\s*][^*\n]*[^\s*])\*(?![\p{L}\p{N}*])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Bold();

    [GeneratedRegex(@"(?<![\p{L}\p{N}~\\])~(?<text>[^\s~]|[^\s~][^~\n]*[^\s~])~(?![\p{L}\p{N}~])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Struck();

    [GeneratedRegex(@"[\\`*_\[\]<>&~|#]", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Special();
}
