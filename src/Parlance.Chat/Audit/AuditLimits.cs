namespace Parlance.Chat.Audit;

internal static class AuditLimits
{
    /// <summary>Rows of an export that are read, and written to the answer, at once.</summary>
    public const int ExportedAtOnce = 500;

    /// <summary>Rows of each kind in the export of an account, the newest.</summary>
    public const int OwnMax = 10_000;
}
