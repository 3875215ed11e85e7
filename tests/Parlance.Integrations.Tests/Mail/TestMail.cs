using Parlance.Chat.Mail;

namespace Parlance.Integrations.Tests.Mail;

/// <summary>Mails to send.</summary>
internal static class TestMail
{
    public static readonly EmailAddress From = EmailAddress.Parse("chat@parlance.example");

    public static readonly MailOptions Options = new(From, isReal: true);

    public static MailMessage To(string address) => new()
    {
        Id = Guid.CreateVersion7(),
        To = EmailAddress.Parse(address),
        FromName = "Parlance",
        Subject = "A subject",
        Text = "Text.\n",
        Html = "<p>Text.</p>\n",
        Locale = "en",
    };
}
