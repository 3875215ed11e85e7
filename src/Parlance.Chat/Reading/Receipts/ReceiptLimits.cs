namespace Parlance.Chat.Reading.Receipts;

internal static class ReceiptLimits
{
    /// <summary>In larger groups everybody's reading would be told to everybody, which costs the square of their number.</summary>
    public const int MembersMax = 100;
}
