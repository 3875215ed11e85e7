using System.Text.Json;

namespace Parlance.Chat.Hooks.Slack;

/// <summary>An attachment: what stands before it, and then a quotation with its author, title, text, fields and footer. What a program has for readers without them stands in when there is nothing else.</summary>
internal static class SlackAttachment
{
    public static string ToMarkdown(JsonElement attachment, SlackMarkdown markdown)
    {
        var before = markdown.Of(attachment.Text("pretext"));
        var quoted = string.Join("\n\n", Quoted(attachment, markdown).Where(part => part.Length > 0));
        if (before.Length is 0 && quoted.Length is 0)
        {
            return markdown.Of(attachment.Text("fallback"));
        }

        var quotation = quoted.Length is 0 ? "" : "> " + quoted.Replace("\n", "\n> ", StringComparison.Ordinal);
        return string.Join("\n\n", new[] { before, quotation }.Where(part => part.Length > 0));
    }

    private static IEnumerable<string> Quoted(JsonElement attachment, SlackMarkdown markdown)
    {
        yield return LinkOrText(attachment.Text("author_link"), attachment.Text("author_name"));
        yield return LinkOrText(attachment.Text("title_link"), attachment.Text("title")) is { Length: > 0 } title ? $"**{title}**" : "";
        yield return markdown.Of(attachment.Text("text"));
        foreach (var field in attachment.Items("fields").Take(HookLimits.FieldsMax))
        {
            var (name, value) = (SlackMarkdown.Plain(field.Text("title")).ReplaceLineEndings(" "), markdown.Of(field.Text("value")));
            yield return name.Length is 0 ? value : $"**{name}**: {value}";
        }

        yield return SlackBlocks.ToMarkdown(attachment.Items("blocks").Take(HookLimits.BlocksMax), markdown);
        yield return attachment.Text("image_url") is { Length: > 0 } image ? SlackMarkdown.Link(image, "image") : "";
        yield return SlackMarkdown.Plain(attachment.Text("footer"));
    }

    private static string LinkOrText(string? address, string? text) =>
        address is { Length: > 0 } && text is { Length: > 0 } ? SlackMarkdown.Link(address, text) : SlackMarkdown.Plain(text).ReplaceLineEndings(" ");
}
