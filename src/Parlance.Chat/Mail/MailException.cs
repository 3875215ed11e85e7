namespace Parlance.Chat.Mail;

/// <summary>Mail could not be handed over. The message is for the operator and names neither the receiver nor the content.</summary>
public abstract class MailException : Exception
{
    private protected MailException(string message, Exception? inner)
        : base(message, inner)
    {
    }
}

/// <summary>The message itself is refused for good: an unknown receiver, a policy. Trying again changes nothing.</summary>
public sealed class MailRefusedException(string message, Exception? inner = null) : MailException(message, inner);

/// <summary>
/// No mail gets out now: the server is away, busy, or does not accept our sign-in. Also for what the operator has to mend, since the
/// waiting mail should go out once that is done.
/// </summary>
public sealed class MailUnavailableException(string message, Exception? inner = null) : MailException(message, inner);
