using System.Text.RegularExpressions;
using System.Threading.Channels;
using Parlance.Chat.Mail;

namespace Parlance.Chat.Tests;

/// <summary>Takes the server's mail, so that a test can read it. Real mail servers are in the tests of the integrations.</summary>
internal sealed class Mailbox : IMailTransport
{
    private readonly Channel<MailMessage> _mail = Channel.CreateUnbounded<MailMessage>();

    public Task SendAsync(MailMessage message, CancellationToken cancel)
    {
        _mail.Writer.TryWrite(message);
        return Task.CompletedTask;
    }

    public Task<string> CheckAsync(CancellationToken cancel) => Task.FromResult("a test's mailbox");

    /// <summary>The next mail to that address. Others are passed over.</summary>
    public async Task<MailMessage> NextAsync(string to)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            var mail = await _mail.Reader.ReadAsync(timeout.Token);
            if (string.Equals(mail.To.ToString(), to, StringComparison.OrdinalIgnoreCase))
            {
                return mail;
            }
        }
    }

    /// <summary>The six digits of a mail.</summary>
    public static string CodeOf(MailMessage mail) => Regex.Match(mail.Text, @"\b[0-9]{6}\b", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Value;

    /// <summary>The token in the link of a mail.</summary>
    public static string TokenOf(MailMessage mail) => Regex.Match(mail.Text, "#token=(?<token>[A-Za-z0-9_-]+)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["token"].Value;
}
