namespace Parlance.Chat.Reminders;

internal static class ReminderLimits
{
    /// <summary>Reminders of one account that are not done.</summary>
    public const int OpenMax = 500;

    /// <summary>Characters of what its owner writes.</summary>
    public const int TextCharsMax = 1_000;
}
