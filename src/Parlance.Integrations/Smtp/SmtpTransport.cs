using System.Text;
using Parlance.Chat.Mail;
using Parlance.Chat.Mail.Mime;

namespace Parlance.Integrations.Smtp;

/// <summary>Mail through a mail server, a connection for each message.</summary>
internal sealed class SmtpTransport(SmtpOptions options, MailOptions mail, TimeProvider clock) : IMailTransport
{
    public async Task SendAsync(MailMessage message, CancellationToken cancel)
    {
        var content = MimeWriter.Write(message, mail.From, clock.GetUtcNow());
        await using var session = await OpenAsync(cancel);
        await EnvelopeAsync(session, message.To, !Ascii.IsValid(content), cancel);
        var reply = await session.CommandAsync("DATA", cancel);
        if (!reply.IsContinue)
        {
            throw Failure("the content", reply);
        }

        reply = await session.ContentAsync(DotStuffing.Apply(content), cancel);
        if (!reply.IsPositive)
        {
            throw Failure("the content", reply);
        }

        await session.QuitAsync(cancel);
    }

    public async Task<string> CheckAsync(CancellationToken cancel)
    {
        await using var session = await OpenAsync(cancel);
        var reply = await session.CommandAsync("NOOP", cancel);
        if (!reply.IsPositive)
        {
            throw new MailUnavailableException($"{options.Address} answers NOOP with: {reply.Text}");
        }

        await session.QuitAsync(cancel);
        var protection = options.Security == SmtpSecurity.None ? "without TLS" : "over TLS";
        return $"{options.Address} {protection}, {(options.User is null ? "without sign-in" : "signed in")}";
    }

    private Task<SmtpSession> OpenAsync(CancellationToken cancel) => SmtpSession.OpenAsync(options, mail.From.Domain, clock, cancel);

    private async Task EnvelopeAsync(SmtpSession session, EmailAddress to, bool international, CancellationToken cancel)
    {
        if (international && !(session.Offers("SMTPUTF8") && session.Offers("8BITMIME")))
        {
            throw new MailRefusedException($"{options.Address} does not take addresses with letters beyond ASCII (SMTPUTF8).");
        }

        // RFC 6531 section 3.4: the address itself is the only thing that needs it; the content is ASCII otherwise.
        var reply = await session.CommandAsync($"MAIL FROM:<{mail.From}>{(international ? " BODY=8BITMIME SMTPUTF8" : "")}", cancel);
        if (!reply.IsPositive)
        {
            // Also for good: it is the setting that is wrong, not the message, which should go out once it is mended.
            throw new MailUnavailableException($"{options.Address} refuses our sender: {reply.Codes}. Check Parlance:Mail:From, and whether a sign-in is needed.");
        }

        reply = await session.CommandAsync($"RCPT TO:<{to}>", cancel);
        if (!reply.IsPositive)
        {
            throw Failure("the receiver", reply);
        }
    }

    private MailException Failure(string what, SmtpReply reply) => reply.IsPermanent
        ? new MailRefusedException($"{options.Address} refuses {what}: {reply.Codes}")
        : new MailUnavailableException($"{options.Address} does not take {what} now: {reply.Codes}");
}
