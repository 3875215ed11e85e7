using System.Text;
using System.Text.Json;
using Parlance.Chat.Messages;

namespace Parlance.Chat.Hooks.Slack;

/// <summary>
/// What programs post that were written for Slack's incoming webhooks (https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks):
/// a text, or blocks instead of it, and attachments below. What is not understood is left out.
/// </summary>
internal sealed class SlackPayload
{
    private readonly JsonElement _root;

    private SlackPayload(JsonElement root) => _root = root;

    /// <summary>What the sender has made for this message, so that it is there once.</summary>
    public string? ClientId => _root.Text("clientId") ?? _root.Text("client_msg_id");

    public bool IsTooMuch => _root.Items("attachments").Count() > HookLimits.AttachmentsMax || _root.Items("blocks").Count() > HookLimits.BlocksMax;

    /// <returns>Null when it is no JSON object.</returns>
    public static SlackPayload? Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind is JsonValueKind.Object ? new(document.RootElement.Clone()) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Who is named by what stands in <c>&lt;@…&gt;</c>.</summary>
    public IEnumerable<string> Named() => _root.Strings().SelectMany(SlackMarkdown.Named);

    /// <summary>The message as Markdown; empty when it says nothing.</summary>
    /// <param name="hook">What the hook is called. Whoever writes under another name is named in the text.</param>
    /// <param name="names">The user names of those who are named by their ids.</param>
    public string ToMarkdown(string hook, IReadOnlyDictionary<string, string> names)
    {
        var markdown = new SlackMarkdown(names);
        var parts = new List<string>();
        var blocks = SlackBlocks.ToMarkdown(_root.Items("blocks"), markdown);
        parts.Add(blocks.Length > 0 ? blocks : _root.Flag("mrkdwn") is false ? SlackMarkdown.Plain(_root.Text("text")) : markdown.Of(_root.Text("text")));
        parts.AddRange(_root.Items("attachments").Select(attachment => SlackAttachment.ToMarkdown(attachment, markdown)));
        var text = string.Join("\n\n", parts.Where(part => part.Length > 0));
        return text.Length is 0 ? "" : Cut(Header(hook) + text);
    }

    private string Header(string hook)
    {
        var name = SlackMarkdown.Plain(_root.Text("username")).ReplaceLineEndings(" ");
        var emoji = SlackMarkdown.Line(_root.Text("icon_emoji"));
        var isOther = name.Length > 0 && !string.Equals(_root.Text("username"), hook, StringComparison.Ordinal);
        return (emoji, isOther) switch
        {
            ({ Length: > 0 }, true) => $"{emoji} **{name}**\n\n",
            (_, true) => $"**{name}**\n\n",
            ({ Length: > 0 }, false) => $"{emoji} ",
            _ => "",
        };
    }

    // An alert that is cut says more than one that is refused.
    private static string Cut(string text)
    {
        if (text.Length <= MessageLimits.TextCharsMax)
        {
            return text;
        }

        var end = MessageLimits.TextCharsMax - 1;
        var cut = new StringBuilder(text, 0, char.IsHighSurrogate(text[end - 1]) ? end - 1 : end, MessageLimits.TextCharsMax);
        return cut.Append('…').ToString();
    }
}
