using Microsoft.Data.Sqlite;
using Parlance.Chat.Data;

namespace Parlance.Storage.Sqlite;

/// <summary>Failures of the disk or of the file, which are nobody's work's fault, in words that name the mend.</summary>
internal static class Refusals
{
    public static Exception Explain(Exception failure) => failure is SqliteException { SqliteErrorCode: var code } && Reason(code) is { } reason
        ? new DatabaseUnavailableException($"The database file cannot be used: {reason}.", failure)
        : failure;

    // Result codes: https://sqlite.org/rescode.html
    private static string? Reason(int code) => code switch
    {
        5 or 6 => "another process holds its lock",
        8 => "the file or its folder is read-only",
        10 => "the disk failed to read or write",
        11 or 26 => "the file is damaged, or is no database; restore a backup",
        13 => "the disk is full",
        14 => "the file cannot be opened",
        _ => null,
    };
}
