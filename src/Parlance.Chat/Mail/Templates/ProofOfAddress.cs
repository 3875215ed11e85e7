namespace Parlance.Chat.Mail.Templates;

/// <summary>The two ways to show that a mail was received, both good once and for a while.</summary>
/// <param name="Link">Opens a page; its secret is in the fragment.</param>
/// <param name="Code">Six digits for who reads mail on another device.</param>
/// <param name="ValidFor">How long both are good.</param>
internal sealed record ProofOfAddress(Uri Link, string Code, TimeSpan ValidFor)
{
    public int Minutes => (int)ValidFor.TotalMinutes;
}
