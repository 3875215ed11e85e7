namespace Parlance.Chat.Mail.Templates;

/// <summary>The mails about accounts, a method for each. What they return goes into the outbox.</summary>
internal sealed class AccountMails(TimeProvider clock)
{
    /// <summary>To who registered: is this address yours?</summary>
    public MailMessage VerifyEmail(MailReader reader, ProofOfAddress proof) =>
        Proof(reader, proof, text => text.VerifyEmail(reader.Server, proof));

    /// <summary>To who forgot the password.</summary>
    public MailMessage ResetPassword(MailReader reader, ProofOfAddress proof) =>
        Proof(reader, proof, text => text.ResetPassword(reader.Server, proof));

    /// <summary>To whom an administrator has set back.</summary>
    public MailMessage ResetPasswordByAdministrator(MailReader reader, ProofOfAddress proof) =>
        Proof(reader, proof, text => text.ResetPasswordByAdministrator(reader.Server, proof));

    /// <summary>To the new address of an account.</summary>
    public MailMessage ConfirmNewEmail(MailReader reader, ProofOfAddress proof) =>
        Proof(reader, proof, text => text.ConfirmNewEmail(reader.Server, proof));

    /// <summary>To the address that an account still has. It does not say which comes: that is nobody's who merely holds the old one.</summary>
    public MailMessage EmailChanging(MailReader reader, Uri settings) =>
        Notice(reader, text => text.EmailChanging(reader.Server, settings));

    /// <summary>The password was changed or set anew.</summary>
    public MailMessage PasswordChanged(MailReader reader, Uri forgot) =>
        Notice(reader, text => text.PasswordChanged(reader.Server, forgot));

    /// <summary>The account has one more door.</summary>
    /// <param name="reader">The account's owner.</param>
    /// <param name="kind">What was added.</param>
    /// <param name="provider">The label of the identity provider, where that is the kind.</param>
    /// <param name="settings">Where it can be removed.</param>
    public MailMessage SignInMethodAdded(MailReader reader, SignInMethodKind kind, string? provider, Uri settings) =>
        Notice(reader, text => text.SignInMethodAdded(reader.Server, kind, provider, settings));

    /// <summary>In place of <see cref="VerifyEmail"/>, when the address has an account: the page that registered looks the same in both cases.</summary>
    public MailMessage AccountExists(MailReader reader, Uri signIn, Uri forgot) =>
        Notice(reader, text => text.AccountExists(reader.Server, signIn, forgot));

    /// <summary>To somebody who has no account yet.</summary>
    /// <param name="reader">The invited.</param>
    /// <param name="invitedBy">The display name of an administrator.</param>
    /// <param name="link">Joins.</param>
    /// <param name="validFor">How long it is good; a started day counts.</param>
    public MailMessage Invitation(MailReader reader, string invitedBy, Uri link, TimeSpan validFor) =>
        Notice(reader, text => text.Invitation(reader.Server, invitedBy, link, (int)Math.Ceiling(validFor.TotalDays)));

    // A code that has expired need not arrive.
    private MailMessage Proof(MailReader reader, ProofOfAddress proof, Func<AccountMailText, MailDraft> write) =>
        Notice(reader, write) with { GiveUpAfter = proof.ValidFor };

    private MailMessage Notice(MailReader reader, Func<AccountMailText, MailDraft> write)
    {
        var text = AccountMailText.For(reader.Locale);
        var draft = write(text);
        return new MailMessage
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            To = reader.To,
            FromName = reader.Server,
            Subject = draft.Subject,
            Text = MailLayout.Text(draft, reader.Server),
            Html = MailLayout.Html(draft, reader.Server, text.Locale),
            Locale = text.Locale,
        };
    }
}
