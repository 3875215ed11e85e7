using static Parlance.Chat.Mail.Templates.MailBlock;

namespace Parlance.Chat.Mail.Templates;

/// <summary>English.</summary>
internal sealed class EnglishMailText : AccountMailText
{
    public static readonly EnglishMailText Instance = new();

    public override string Locale => "en";

    public override MailDraft VerifyEmail(string server, ProofOfAddress proof) => new(
        $"Confirm your e-mail address for {server}",
        new Paragraph($"Somebody, probably you, gave this e-mail address to {server}. Confirm that it is yours:"),
        new Button("Confirm this address", proof.Link),
        new Paragraph("Or type this code where you are asked for it:"),
        new Code(proof.Code),
        Validity(proof),
        new Note("If it was not you, do nothing. Without the code nobody can use your address."));

    public override MailDraft ResetPassword(string server, ProofOfAddress proof) => new(
        $"Choose a new password for {server}",
        new Paragraph($"Somebody, probably you, forgot the password of your account at {server}. You can choose a new one:"),
        new Button("Choose a new password", proof.Link),
        new Paragraph("Or type this code where you are asked for it:"),
        new Code(proof.Code),
        Validity(proof),
        new Note("If it was not you, do nothing: your password stays as it is. Never tell anybody the code."));

    public override MailDraft ResetPasswordByAdministrator(string server, ProofOfAddress proof) => new(
        $"Choose a new password for {server}",
        new Paragraph($"An administrator of {server} asks you to choose a new password for your account:"),
        new Button("Choose a new password", proof.Link),
        new Paragraph("Or type this code where you are asked for it:"),
        new Code(proof.Code),
        Validity(proof),
        new Note("Later you can ask for a new code yourself, on the sign-in page. Never tell anybody the code, administrators included."));

    public override MailDraft ConfirmNewEmail(string server, ProofOfAddress proof) => new(
        $"Confirm your new e-mail address for {server}",
        new Paragraph($"Somebody, probably you, wants to use this e-mail address for their account at {server}. Confirm that it is yours:"),
        new Button("Confirm this address", proof.Link),
        new Paragraph("Or type this code where you are asked for it:"),
        new Code(proof.Code),
        Validity(proof),
        new Note("If it was not you, do nothing."));

    public override MailDraft EmailChanging(string server, Uri settings) => new(
        $"Your e-mail address at {server} is about to change",
        new Paragraph($"Your account at {server} is to get another e-mail address, as soon as that address is confirmed. From then on no mail comes here."),
        new Paragraph("If it was not you, somebody else is signed in to your account. End their sessions and change your password now:"),
        new Button("Open my settings", settings));

    public override MailDraft PasswordChanged(string server, Uri forgot) => new(
        $"Your password at {server} was changed",
        new Paragraph($"The password of your account at {server} was changed, and all other devices were signed out."),
        new Paragraph("If it was not you, choose a new password at once:"),
        new Button("Choose a new password", forgot));

    public override MailDraft SignInMethodAdded(string server, SignInMethodKind kind, string? provider, Uri settings) => new(
        $"A new way to sign in to {server}",
        new Paragraph($"Your account at {server} can now be signed in to with {Name(kind, provider)}."),
        new Paragraph("If it was not you, remove it and change your password now:"),
        new Button("Open my settings", settings));

    public override MailDraft AccountExists(string server, Uri signIn, Uri forgot) => new(
        $"You already have an account at {server}",
        new Paragraph($"Somebody, probably you, tried to register at {server} with this e-mail address. You have an account already, so no new one was made."),
        new Button("Sign in", signIn),
        new Paragraph("If you no longer know your password:"),
        new Button("Choose a new password", forgot),
        new Note("If it was not you, do nothing: nobody got into your account."));

    public override MailDraft Invitation(string server, string invitedBy, Uri link, int days) => new(
        $"An invitation to {server}",
        new Paragraph($"{invitedBy} invites you to {server}."),
        new Button("Join", link),
        new Note(days == 1 ? "The invitation is good for 1 day." : $"The invitation is good for {days} days."),
        new Note("If you do not know who this is, do nothing."));

    private static Note Validity(ProofOfAddress proof) => new($"Link and code are good for {proof.Minutes} minutes and work once.");

    private static string Name(SignInMethodKind kind, string? provider) => kind switch
    {
        SignInMethodKind.Password => "a password",
        SignInMethodKind.Passkey => "a passkey",
        SignInMethodKind.Authenticator => "codes of an authenticator app, after the password",
        SignInMethodKind.Provider => $"an account at {provider}",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
