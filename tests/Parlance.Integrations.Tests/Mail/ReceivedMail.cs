using System.Text;
using System.Text.Json;

namespace Parlance.Integrations.Tests.Mail;

/// <summary>A mail as mailparser understood it, and its envelope where there was one.</summary>
internal sealed record ReceivedMail
{
    public Mailbox[] From { get; init; } = [];

    public Mailbox[] To { get; init; } = [];

    public string? Subject { get; init; }

    public string? Text { get; init; }

    // False where a mail has none.
    public JsonElement Html { get; init; }

    public DateTimeOffset? Date { get; init; }

    public string? MessageId { get; init; }

    public string[] Headers { get; init; } = [];

    public byte[] Raw { get; init; } = [];

    public string RawText => Encoding.UTF8.GetString(Raw);

    public string? Sender { get; init; }

    public string[] Receivers { get; init; } = [];

    public JsonElement Options { get; init; }

    public bool Secure { get; init; }

    public string? User { get; init; }

    /// <summary>What aws-ses-v2-local took for the subject.</summary>
    public string? Stored { get; init; }

    public sealed record Mailbox(string Name, string Address);
}
