using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Parlance.Chat.Mail.Mime;

/// <summary>Writes a message as it travels: RFC 5322 headers and a body of two alternatives, RFC 2045 and 2046. Lines end in CRLF.</summary>
public static class MimeWriter
{
    /// <summary>Writes a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="from">Its sender.</param>
    /// <param name="date">When it is sent.</param>
    /// <returns>ASCII, except for an address that needs SMTPUTF8.</returns>
    public static byte[] Write(MailMessage message, EmailAddress from, DateTimeOffset date)
    {
        // "=_" cannot occur in quoted-printable text: RFC 2045 section 6.7, the advice at its end.
        var boundary = $"=_{RandomNumberGenerator.GetHexString(24, lowercase: true)}";
        var text = new StringBuilder();
        Header(text, "From", Mailbox(message.FromName, from));
        Header(text, "To", Mailbox(message.ToName, message.To));
        Header(text, "Subject", EncodedWord.Unstructured(message.Subject));
        Header(text, "Date", date.ToString("ddd, dd MMM yyyy HH':'mm':'ss ", CultureInfo.InvariantCulture) + Zone(date.Offset));
        Header(text, "Message-ID", $"<{message.Id:N}@{from.Domain}>");
        Header(text, "MIME-Version", "1.0");
        Header(text, "Content-Language", message.Locale);
        // RFC 3834: no holiday notice should answer this.
        Header(text, "Auto-Submitted", "auto-generated");
        Header(text, "Content-Type", $"multipart/alternative;\r\n boundary=\"{boundary}\"");
        text.Append("\r\n");
        // RFC 2046 section 5.1.4: the plainest first.
        Part(text, boundary, "text/plain", message.Text);
        Part(text, boundary, "text/html", message.Html);
        text.Append("--").Append(boundary).Append("--\r\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Header(StringBuilder text, string name, string value) => text.Append(name).Append(": ").Append(value).Append("\r\n");

    // The address goes on a line of its own when the two together could be too long.
    private static string Mailbox(string? name, EmailAddress address) =>
        string.IsNullOrWhiteSpace(name) ? address.ToString() : $"{EncodedWord.Phrase(name)}\r\n <{address}>";

    private static void Part(StringBuilder text, string boundary, string type, string body)
    {
        text.Append("--").Append(boundary).Append("\r\n");
        Header(text, "Content-Type", $"{type}; charset=utf-8");
        Header(text, "Content-Transfer-Encoding", "quoted-printable");
        text.Append("\r\n").Append(QuotedPrintable.Encode(body)).Append("\r\n");
    }

    private static string Zone(TimeSpan offset) =>
        (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString("hhmm", CultureInfo.InvariantCulture);
}
