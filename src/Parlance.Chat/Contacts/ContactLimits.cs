namespace Parlance.Chat.Contacts;

internal static class ContactLimits
{
    /// <summary>Contacts and requests of one account, in both directions. Deleting an account tells all of them in one transaction.</summary>
    public const int ContactsMax = 2_000;

    /// <summary>People whom one account has blocked.</summary>
    public const int BlocksMax = 5_000;

    public const int NoteCharsMax = 250;

    /// <summary>Whoever was turned away, and asks again within this time, is not heard.</summary>
    public static readonly TimeSpan RefusalKept = TimeSpan.FromDays(30);
}
