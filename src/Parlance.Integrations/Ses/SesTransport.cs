using System.Text.Json;
using Parlance.Chat.Mail;
using Parlance.Chat.Mail.Mime;

namespace Parlance.Integrations.Ses;

/// <summary>Mail through Amazon SES, API version 2: <c>SendEmail</c> with the whole message, since it is written already.</summary>
internal sealed class SesTransport(SesOptions options, MailOptions mail, TimeProvider clock) : IMailTransport, IDisposable
{
    private readonly SesClient _client = new(options, clock);

    public void Dispose() => _client.Dispose();

    public async Task SendAsync(MailMessage message, CancellationToken cancel)
    {
        if (message.To.NeedsUtf8)
        {
            throw new MailRefusedException("Amazon SES does not take addresses with letters beyond ASCII before the @.");
        }

        var body = JsonSerializer.SerializeToUtf8Bytes(new
        {
            FromEmailAddress = mail.From.ToString(),
            Destination = new { ToAddresses = new[] { message.To.ToString() } },
            Content = new { Raw = new { Data = MimeWriter.Write(message, mail.From, clock.GetUtcNow()) } },
        });
        var answer = await _client.RequestAsync(HttpMethod.Post, "/v2/email/outbound-emails", body, cancel);
        if (!answer.IsSuccess)
        {
            throw answer.IsTemporary
                ? new MailUnavailableException($"Amazon SES does not take the message now: {answer.Codes}")
                : new MailRefusedException($"Amazon SES refuses the message: {answer.Codes}");
        }
    }

    public async Task<string> CheckAsync(CancellationToken cancel)
    {
        var answer = await _client.RequestAsync(HttpMethod.Get, "/v2/email/account", [], cancel);
        if (!answer.IsSuccess)
        {
            throw new MailUnavailableException(
                $"{options.Endpoint} answers {answer.Text()}. Check Parlance:Mail:Ses:Region, :AccessKeyId and :SecretAccessKey, the clock, and the right ses:GetAccount.");
        }

        return $"Amazon SES at {options.Endpoint.Authority}, {Sending(answer)}";
    }

    private static string Sending(SesAnswer answer)
    {
        try
        {
            using var account = JsonDocument.Parse(answer.Body);
            return IsFalse(account, "SendingEnabled") ? "but sending is paused for this account"
                : IsFalse(account, "ProductionAccessEnabled") ? "in the sandbox: only verified addresses get mail"
                : "signed in";
        }
        catch (JsonException exception)
        {
            throw new MailUnavailableException("The endpoint does not answer as Amazon SES does. Check Parlance:Mail:Ses:Endpoint.", exception);
        }
    }

    private static bool IsFalse(JsonDocument account, string name) =>
        account.RootElement.ValueKind == JsonValueKind.Object
        && account.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.False;
}
