namespace Parlance.Chat.Mail.Templates;

/// <summary>What the mails about accounts say, in one language.</summary>
internal abstract class AccountMailText
{
    /// <summary>Its BCP 47 tag.</summary>
    public abstract string Locale { get; }

    /// <summary>The language that comes nearest.</summary>
    public static AccountMailText For(string locale) =>
        locale.Equals("vi", StringComparison.OrdinalIgnoreCase) || locale.StartsWith("vi-", StringComparison.OrdinalIgnoreCase)
            ? VietnameseMailText.Instance
            : EnglishMailText.Instance;

    public abstract MailDraft VerifyEmail(string server, ProofOfAddress proof);

    public abstract MailDraft ResetPassword(string server, ProofOfAddress proof);

    public abstract MailDraft ResetPasswordByAdministrator(string server, ProofOfAddress proof);

    public abstract MailDraft ConfirmNewEmail(string server, ProofOfAddress proof);

    public abstract MailDraft EmailChanging(string server, Uri settings);

    public abstract MailDraft PasswordChanged(string server, Uri forgot);

    public abstract MailDraft SignInMethodAdded(string server, SignInMethodKind kind, string? provider, Uri settings);

    public abstract MailDraft AccountExists(string server, Uri signIn, Uri forgot);

    public abstract MailDraft Invitation(string server, string invitedBy, Uri link, int days);
}
