namespace Parlance.Chat.Accounts.Providers;

/// <summary>Where in our own page somebody goes after a round trip: a path, and never a way to another site (CVE-2025-9084).</summary>
internal static class ReturnPath
{
    public const int CharsMax = 512;
    public const string Default = "/";

    /// <summary>
    /// One slash, and what browsers take for a second one is not in it: they read a backslash as a slash, and skip tabs and line ends.
    /// </summary>
    public static bool IsLocal(string path) =>
        path.Length <= CharsMax && path.StartsWith('/') && !path.StartsWith("//", StringComparison.Ordinal)
        && !path.Any(c => c is '\\' || char.IsControl(c) || char.IsWhiteSpace(c));
}
