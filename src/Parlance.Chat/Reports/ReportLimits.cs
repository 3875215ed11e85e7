namespace Parlance.Chat.Reports;

internal static class ReportLimits
{
    public const int NoteCharsMax = 1_000;

    /// <summary>Reports of one account that wait for a decision.</summary>
    public const int OpenMax = 100;

    /// <summary>Reviewers who are told at once that something waits.</summary>
    public const int ToldMax = 50;
}
