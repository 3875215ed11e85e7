namespace Parlance.Chat.Accounts.Invitations;

/// <summary>How many invitations there may be, and for how long.</summary>
internal static class InvitationLimits
{
    /// <summary>That are good at the same time.</summary>
    public const int OpenMax = 1000;

    /// <summary>That lead into one conversation and are good at the same time.</summary>
    public const int OfConversationMax = 100;

    public const int UsesMax = 1000;

    public const int DaysMax = 365;

    public const int NoteCharsMax = 200;
}
