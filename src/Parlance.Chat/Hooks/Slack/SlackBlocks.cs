using System.Text.Json;

namespace Parlance.Chat.Hooks.Slack;

/// <summary>The blocks that say something: <c>section</c>, <c>header</c>, <c>divider</c>, <c>context</c> and <c>image</c>. Others are left out.</summary>
internal static class SlackBlocks
{
    public static string ToMarkdown(IEnumerable<JsonElement> blocks, SlackMarkdown markdown)
    {
        var parts = blocks.Select(block => Of(block, markdown)).Where(part => part.Length > 0).ToList();
        // Lines between nothing say nothing.
        return parts.TrueForAll(part => part is "---") ? "" : string.Join("\n\n", parts);
    }

    private static string Of(JsonElement block, SlackMarkdown markdown) => block.Text("type") switch
    {
        "section" => string.Join("\n\n", new[] { TextOf(block.Find("text"), markdown) }
            .Concat(block.Items("fields").Take(HookLimits.FieldsMax).Select(field => TextOf(field, markdown))).Where(part => part.Length > 0)),
        "header" => TextOf(block.Find("text"), markdown).ReplaceLineEndings(" ") is { Length: > 0 } title ? $"### {title}" : "",
        "divider" => "---",
        "context" => string.Join(' ', block.Items("elements").Take(HookLimits.FieldsMax).Select(element => ElementOf(element, markdown)).Where(part => part.Length > 0)),
        "image" => ImageOf(block),
        _ => "",
    };

    private static string ElementOf(JsonElement element, SlackMarkdown markdown) =>
        element.Text("type") is "image" ? ImageOf(element) : TextOf(element, markdown);

    private static string ImageOf(JsonElement image) => SlackMarkdown.Link(image.Text("image_url"), image.Text("alt_text") ?? "image");

    private static string TextOf(JsonElement? text, SlackMarkdown markdown) => text is not { } found
        ? ""
        : found.Text("type") is "plain_text" ? SlackMarkdown.Plain(found.Text("text")) : markdown.Of(found.Text("text"));
}
