namespace Parlance.Chat.Mail.Templates;

/// <summary>What was added to an account.</summary>
internal enum SignInMethodKind
{
    Password,
    Passkey,
    Authenticator,
    Provider,
}
