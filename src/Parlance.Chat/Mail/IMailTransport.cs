namespace Parlance.Chat.Mail;

/// <summary>A way out for mail. Implementations are thread-safe.</summary>
public interface IMailTransport
{
    /// <summary>Hands over one message. When this returns, the other side has taken responsibility for it.</summary>
    /// <param name="message">The message.</param>
    /// <param name="cancel">Ends the attempt; the message may have been taken all the same.</param>
    /// <exception cref="MailRefusedException">It will never be taken.</exception>
    /// <exception cref="MailUnavailableException">It was not taken now; another attempt may succeed.</exception>
    Task SendAsync(MailMessage message, CancellationToken cancel);

    /// <summary>Tries everything but sending: the connection, the sign-in, the folder.</summary>
    /// <param name="cancel">Ends the attempt.</param>
    /// <returns>One line for the operator: what was reached and how.</returns>
    /// <exception cref="MailUnavailableException">Something is missing; the message says what to mend.</exception>
    Task<string> CheckAsync(CancellationToken cancel);
}
