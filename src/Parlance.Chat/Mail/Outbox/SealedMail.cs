using System.Security.Cryptography;
using System.Text.Json;
using Parlance.Chat.Security;

namespace Parlance.Chat.Mail.Outbox;

/// <summary>A message as it lies in the outbox: sealed, since its links and codes open an account for whoever reads the database.</summary>
internal sealed record SealedMail(Guid Id, string To, string? ToName, string? FromName, string Subject, string Text, string Html, string Locale)
{
    private const string Purpose = "mail outbox";

    public static byte[] Seal(SecretBox box, MailMessage mail)
    {
        var content = new SealedMail(mail.Id, mail.To.ToString(), mail.ToName, mail.FromName, mail.Subject, mail.Text, mail.Html, mail.Locale);
        return box.Seal(Purpose, JsonSerializer.SerializeToUtf8Bytes(content));
    }

    /// <exception cref="CryptographicException">It was sealed under another secret, belongs to another row, or was changed.</exception>
    public static MailMessage Open(SecretBox box, OutboxRow row)
    {
        var mail = JsonSerializer.Deserialize<SealedMail>(box.Open(Purpose, row.Body))!;
        // Who can write to the database must not give one person another's mail.
        if (mail.Id != row.Id)
        {
            throw new CryptographicException("The mail belongs to another row.");
        }

        return new MailMessage
        {
            Id = mail.Id,
            To = EmailAddress.Parse(mail.To),
            ToName = mail.ToName,
            FromName = mail.FromName,
            Subject = mail.Subject,
            Text = mail.Text,
            Html = mail.Html,
            Locale = mail.Locale,
        };
    }
}
