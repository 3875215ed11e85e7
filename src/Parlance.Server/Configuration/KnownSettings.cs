namespace Parlance.Server.Configuration;

/// <summary>All settings of the section <c>Parlance</c>, so that a misspelt one does not go unnoticed.</summary>
internal static class KnownSettings
{
    public const string Section = "Parlance";

    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "Database", "Postgres", "Secret", "PublicUrl", "Transport", TrustedProxies,
        "Mail:Transport", "Mail:From",
        "Mail:Smtp:Host", "Mail:Smtp:Port", "Mail:Smtp:User", "Mail:Smtp:Password", "Mail:Smtp:Security", "Mail:Smtp:CertificateAuthority",
        "Mail:Ses:Region", "Mail:Ses:AccessKeyId", "Mail:Ses:SecretAccessKey", "Mail:Ses:SessionToken", "Mail:Ses:Endpoint",
    };

    private const string TrustedProxies = "TrustedProxies";
    private const string Identity = "Identity";
    private static readonly HashSet<string> OutsideLists = new(StringComparer.OrdinalIgnoreCase) { "Outside:Allow", "Outside:AllowEverybody", "Outside:Ports" };

    /// <summary>The paths that are set and mean nothing.</summary>
    public static IReadOnlyList<string> Unknown(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        return [.. section.AsEnumerable(makePathsRelative: true).Where(entry => entry.Value is not null && !IsKnown(entry.Key)).Select(entry => $"{Section}:{entry.Key}")];
    }

    // The elements of a list are named by their numbers; identity providers refuse what they do not know themselves.
    private static bool IsKnown(string path)
    {
        var root = path.Split(':', 2)[0];
        return path.Length is 0 || Names.Contains(path) || root.Equals(TrustedProxies, StringComparison.OrdinalIgnoreCase) || root.Equals(Identity, StringComparison.OrdinalIgnoreCase)
            || OutsideLists.Contains(path) || OutsideLists.Contains(path[..Math.Max(0, path.LastIndexOf(':'))]);
    }
}
