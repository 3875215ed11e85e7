namespace Parlance.Integrations.GitHub;

/// <summary>GitHub, or a GitHub Enterprise Server, as <c>Parlance:Identity:&lt;name&gt;</c> configures it.</summary>
internal sealed record GitHubSettings
{
    public const string PublicSite = "https://github.com";

    public required string Name { get; init; }

    public required string Label { get; init; }

    /// <summary>Where people sign in. The API of github.com has a host of its own; a GitHub Enterprise Server's lies below its site.</summary>
    public string Site { get; init; } = PublicSite;

    public required string ClientId { get; init; }

    public required string ClientSecret { get; init; }

    public string Scopes { get; init; } = "read:user user:email";

    public Uri Authorize => new(Base + "/login/oauth/authorize");

    public Uri Token => new(Base + "/login/oauth/access_token");

    public Uri Api(string path) => new((Base is PublicSite ? "https://api.github.com" : Base + "/api/v3") + path);

    private string Base => Site.TrimEnd('/');
}
