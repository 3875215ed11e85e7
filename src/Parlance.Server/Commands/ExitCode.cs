namespace Parlance.Server.Commands;

/// <summary>What the program tells the one who called it. Documented in docs/operations.md.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>It was refused, or did not work.</summary>
    public const int Failed = 1;

    /// <summary>The command line or a setting is wrong: trying again changes nothing.</summary>
    public const int Usage = 2;

    /// <summary>The database cannot be used: away, damaged, of a newer version, or of another master secret.</summary>
    public const int Database = 3;
}
