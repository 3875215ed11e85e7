using System.Net;
using System.Text;

namespace Parlance.Chat.Contracts;

/// <summary>The readable form of the description of all socket events: one page without a script.</summary>
public static class EventsPage
{
    /// <summary>Where it is served.</summary>
    public const string Path = "/asyncapi";

    /// <summary>Where its style sheet is.</summary>
    public const string StylePath = "/asyncapi.css";

    /// <summary>What it looks like, in the system's light or dark.</summary>
    public const string Style = """
        :root { color-scheme: light dark; --ink: #1d211c; --soft: #5b6258; --line: #d9ddd4; --ground: #fbfbf8; --raised: #f1f3ec; --accent: #3d5a40; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e6e9e2; --soft: #a3aa9f; --line: #373c35; --ground: #171a16; --raised: #20241e; --accent: #a9c7a5; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.55 system-ui, sans-serif; overflow-wrap: anywhere; }
        main { max-width: 60rem; margin: 0 auto; padding: 2.5rem 1.25rem 5rem; }
        h1 { font-size: 1.75rem; margin: 0 0 .5rem; }
        h2 { margin: 3rem 0 1rem; font-size: 1.25rem; border-bottom: 1px solid var(--line); padding-bottom: .4rem; }
        h3 { margin: 2rem 0 .25rem; font: 600 1.05rem/1.4 ui-monospace, monospace; }
        p { margin: .25rem 0 .75rem; max-width: 46rem; }
        code, td:first-child { font-family: ui-monospace, monospace; font-size: .9em; }
        a { color: var(--accent); }
        .soft, td:nth-child(2) { color: var(--soft); }
        nav ul { columns: 16rem; padding: 0; list-style: none; }
        table { border-collapse: collapse; width: 100%; margin: .5rem 0 1rem; background: var(--raised); border-radius: .5rem; overflow: hidden; }
        caption { text-align: left; color: var(--soft); padding: .25rem 0; }
        td { padding: .45rem .75rem; border-top: 1px solid var(--line); vertical-align: top; }
        tr:first-child td { border-top: 0; }
        td:first-child { width: 24%; }
        td:nth-child(2) { width: 26%; }
        @media (max-width: 40rem) { td { display: block; width: auto !important; border-top: 0; padding: .1rem .75rem; } tr { display: block; padding: .4rem 0; border-top: 1px solid var(--line); } }
        """;

    /// <summary>The page, alike in every process of this version.</summary>
    /// <returns>HTML.</returns>
    public static string Write()
    {
        var types = new ContractTypes();
        var page = new StringBuilder();
        page.Append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">")
            .Append("<title>Parlance: socket events</title><link rel=\"stylesheet\" href=\"").Append(StylePath).Append("\"></head><body><main>")
            .Append("<h1>Socket events</h1><p>On Socket.IO’s namespace <code>/chat</code>, and on the bare WebSocket <code>/ws</code>. Connect with ")
            .Append("<code>auth: { token }</code>. Every request is acknowledged: <code>{ ok: true, … }</code>, or <code>{ ok: false, error: { code, message } }</code>. ")
            .Append("The same for programs: <a href=\"").Append(AsyncApiDocument.Path).Append("\">asyncapi.json</a>. The HTTP API: <a href=\"/swagger\">Swagger UI</a>.</p>");
        Contents(page);
        page.Append("<h2>What clients send</h2>");
        foreach (var request in SocketContract.Requests)
        {
            Heading(page, request.Name, request.About);
            Needs(page, request.Scope);
            Table(page, types, "Payload", request.Payload is null ? null : types.OfRequest(request.Payload));
            Table(page, types, "Acknowledged with", request.Answer is null ? null : types.OfAnswer(request.Answer));
        }

        page.Append("<h2>What the server sends</h2>");
        foreach (var notice in SocketContract.Notices)
        {
            Heading(page, notice.Name, notice.About);
            Needs(page, notice.Scope);
            Table(page, types, "Payload", types.OfAnswer(notice.Payload));
        }

        page.Append("<h2>Objects</h2>");
        foreach (var named in types.Named)
        {
            Heading(page, named.Name, named.About);
            Rows(page, types, caption: null, named);
        }

        return page.Append("</main></body></html>").ToString();
    }

    private static void Needs(StringBuilder page, string scope)
    {
        if (scope.Length > 0)
        {
            page.Append("<p class=\"soft\">A personal access token needs the scope <code>").Append(scope).Append("</code>.</p>");
        }
    }

    private static void Contents(StringBuilder page)
    {
        page.Append("<nav aria-label=\"Events\"><ul>");
        foreach (var name in SocketContract.Requests.Select(request => request.Name).Concat(SocketContract.Notices.Select(notice => notice.Name)))
        {
            page.Append("<li><a href=\"#").Append(name).Append("\"><code>").Append(name).Append("</code></a></li>");
        }

        page.Append("</ul></nav>");
    }

    private static void Heading(StringBuilder page, string name, string about) =>
        page.Append("<h3 id=\"").Append(name).Append("\">").Append(name).Append("</h3><p>").Append(Sentence(about)).Append("</p>");

    private static void Table(StringBuilder page, ContractTypes types, string caption, Shape? shape)
    {
        if (shape is Shape.Named reference)
        {
            Rows(page, types, caption, types.Named.Single(named => string.Equals(named.Name, reference.Name, StringComparison.Ordinal)));
        }
    }

    private static void Rows(StringBuilder page, ContractTypes types, string? caption, NamedObject named)
    {
        page.Append("<table>");
        if (caption is not null)
        {
            page.Append("<caption>").Append(caption).Append("</caption>");
        }

        foreach (var name in named.OneOf)
        {
            page.Append("<tr><td>one of</td><td colspan=\"2\">").Append(Link(name)).Append("</td></tr>");
        }

        foreach (var field in named.Fields)
        {
            page.Append("<tr><td>").Append(field.Name).Append(field.IsOptional ? "?" : "").Append("</td><td>").Append(Text(field.Shape))
                .Append("</td><td>").Append(Sentence(field.About ?? "")).Append("</td></tr>");
        }

        page.Append("</table>");
    }

    // Every second part stands between two backticks.
    private static string Sentence(string text) =>
        string.Concat(WebUtility.HtmlEncode(text).Split('`').Select((part, index) => index % 2 is 0 ? part : $"<code>{part}</code>"));

    private static string Link(string name) => $"<a href=\"#{name}\">{name}</a>";

    private static string Text(Shape shape) => shape switch
    {
        Shape.Text { Format: { } format } => format,
        Shape.Text => "text",
        Shape.Number number => number.IsWhole ? "integer" : "number",
        Shape.Flag => "true or false",
        Shape.Words words => string.Join(" or ", words.Values.Select(word => $"<code>{word}</code>")),
        Shape.Many many => $"list of {Text(many.Of)}",
        Shape.Map map => $"object of {Text(map.Of)}",
        Shape.Named named => Link(named.Name),
        Shape.Maybe maybe => $"{Text(maybe.Of)}, or null",
        _ => "anything",
    };
}
