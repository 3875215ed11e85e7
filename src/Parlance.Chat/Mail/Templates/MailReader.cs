namespace Parlance.Chat.Mail.Templates;

/// <summary>Whom a mail is for and who writes. No name of theirs: whoever registers with a stranger's address could write to them through it.</summary>
/// <param name="To">The address.</param>
/// <param name="Locale">The reader's language; English where we do not speak it.</param>
/// <param name="Server">The server's name, from its settings.</param>
internal sealed record MailReader(EmailAddress To, string Locale, string Server);
