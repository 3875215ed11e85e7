using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Parlance.Chat.Mail.Templates;

/// <summary>Turns a draft into its two bodies. Nothing is loaded from anywhere: no pictures, no fonts, nothing that tells when it was read.</summary>
internal static class MailLayout
{
    // Everything that means something in HTML is encoded; letters of all languages stay letters.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Text(MailDraft draft, string server)
    {
        var blocks = draft.Blocks.Select(block => block switch
        {
            MailBlock.Paragraph paragraph => paragraph.Text,
            MailBlock.Button button => $"{button.Label}:\n{Link(button)}",
            MailBlock.Code code => $"    {code.Digits}",
            MailBlock.Note note => note.Text,
            _ => throw new InvalidOperationException("An unknown kind of block."),
        });
        return $"{string.Join("\n\n", blocks)}\n\n-- \n{server}\n";
    }

    public static string Html(MailDraft draft, string server, string locale)
    {
        var html = new StringBuilder()
            .Append("<!doctype html>\n<html lang=\"").Append(Encoder.Encode(locale)).Append("\">\n<head><meta charset=\"utf-8\"><title>")
            .Append(Encoder.Encode(draft.Subject))
            .Append("</title></head>\n<body style=\"margin:0;padding:24px;background:#ffffff;color:#1f2328;font:16px/1.5 sans-serif\">\n<div style=\"max-width:480px;margin:0 auto\">\n");
        foreach (var block in draft.Blocks)
        {
            html.Append(Block(block)).Append('\n');
        }

        return html.Append("<p style=\"margin:32px 0 0;color:#59636e;font-size:14px\">").Append(Encoder.Encode(server))
            .Append("</p>\n</div>\n</body>\n</html>\n").ToString();
    }

    private static string Block(MailBlock block) => block switch
    {
        MailBlock.Paragraph paragraph => $"<p style=\"margin:0 0 16px\">{Encoder.Encode(paragraph.Text)}</p>",
        MailBlock.Button button =>
            $"<p style=\"margin:24px 0\"><a href=\"{Encoder.Encode(Link(button))}\" style=\"display:inline-block;padding:12px 20px;border-radius:6px;"
            + $"background:#0f5c4d;color:#ffffff;text-decoration:none\">{Encoder.Encode(button.Label)}</a></p>",
        MailBlock.Code code => $"<p style=\"margin:24px 0;font:28px monospace;letter-spacing:6px\">{Encoder.Encode(code.Digits)}</p>",
        MailBlock.Note note => $"<p style=\"margin:0 0 16px;color:#59636e;font-size:14px\">{Encoder.Encode(note.Text)}</p>",
        _ => throw new InvalidOperationException("An unknown kind of block."),
    };

    private static string Link(MailBlock.Button button) => button.Link is { IsAbsoluteUri: true, Scheme: "https" or "http" }
        ? button.Link.AbsoluteUri
        : throw new ArgumentException("A link in a mail leads to the server's public URL.", nameof(button));
}
