using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Parlance.Chat.Accounts.Profiles;

namespace Parlance.Chat.Export;

/// <summary>The pages of a download: they need no server, no script and nothing beside them.</summary>
internal static class ExportPages
{
    private const string Style =
        """
        :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
        body { max-width: 46rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
        h1 { font-size: 1.6rem; margin: 0 0 .25rem; } h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
        p.note, time, td.number { color: color-mix(in srgb, currentColor 65%, transparent); }
        table { border-collapse: collapse; width: 100%; } td, th { text-align: left; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid color-mix(in srgb, currentColor 15%, transparent); }
        td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; padding-right: 0; }
        article { margin: 0 0 1rem; } article p { margin: .1rem 0; white-space: pre-wrap; overflow-wrap: anywhere; } time { font-size: .85rem; }
        details { font-size: .9rem; margin-left: 1rem; } a { color: inherit; }
        """;

    /// <summary>The page that leads to the others.</summary>
    public static string Index(AccountExport account, IReadOnlyList<(ExportPlace Place, int Messages)> places)
    {
        var page = Begin(account.Account.DisplayName);
        page.Append(CultureInfo.InvariantCulture, $"<h1>{Safe(account.Account.DisplayName)}</h1>\n<p class=\"note\">@{Safe(account.Account.Username)} · {Time(account.ExportedAt)}</p>\n");
        page.Append("<p>What this server keeps of your account, and the messages that you have written. Everything is here twice: as pages to read, and as JSON for programs. ");
        page.Append("What others have written is theirs and not in here.</p>\n<p><a href=\"account.json\">account.json</a></p>\n<h2>Your messages</h2>\n");
        if (places.Count is 0)
        {
            page.Append("<p class=\"note\">You have written none.</p>\n");
        }
        else
        {
            page.Append("<table>\n<tr><th>Conversation</th><th></th><th class=\"number\">Messages</th></tr>\n");
            foreach (var (place, messages) in places)
            {
                page.Append(CultureInfo.InvariantCulture, $"<tr><td><a href=\"messages/{place.File}.html\">{Safe(place.Name)}</a></td><td><a href=\"messages/{place.File}.json\">JSON</a></td><td class=\"number\">{messages}</td></tr>\n");
            }

            page.Append("</table>\n");
        }

        return page.Append(End).ToString();
    }

    /// <summary>The beginning of a conversation's page.</summary>
    public static string Head(ExportPlace place) =>
        Begin(place.Name).Append(CultureInfo.InvariantCulture, $"<p><a href=\"../index.html\">All conversations</a></p>\n<h1>{Safe(place.Name)}</h1>\n").ToString();

    /// <summary>One message on it.</summary>
    public static string Message(ExportedMessage message)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"<article id=\"m{message.Seq}\">{Time(message.At)}<p>{Safe(message.Text)}</p>");
        if (message.Poll is { } poll)
        {
            text.Append(CultureInfo.InvariantCulture, $"<ul>{string.Concat(poll.Options.Select(option => $"<li>{Safe(option.Text)}: {option.Votes}</li>"))}</ul>");
        }

        foreach (var earlier in message.Before ?? [])
        {
            text.Append(CultureInfo.InvariantCulture, $"<details><summary>Before it was edited</summary>{Time(earlier.At)}<p>{Safe(earlier.Text)}</p></details>");
        }

        return text.Append("</article>\n").ToString();
    }

    /// <summary>The end of every page.</summary>
    public static string End => "</body>\n</html>\n";

    private static StringBuilder Begin(string title) => new(
        $"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>{Safe(title)}</title>
        <style>
        {Style}
        </style>
        </head>
        <body>

        """);

    private static string Time(DateTimeOffset time) =>
        string.Create(CultureInfo.InvariantCulture, $"<time datetime=\"{time.UtcDateTime:O}\">{time.UtcDateTime:yyyy-MM-dd HH:mm} UTC</time>");

    private static string Safe(string text) => HtmlEncoder.Default.Encode(text);
}
