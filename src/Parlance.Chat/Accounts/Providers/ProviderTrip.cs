namespace Parlance.Chat.Accounts.Providers;

/// <summary>What the server remembers of a round trip to a provider, from its start until the browser is back.</summary>
internal sealed record ProviderTrip
{
    public required string Provider { get; init; }

    public required ProviderPurpose Purpose { get; init; }

    public required string Nonce { get; init; }

    public required string CodeVerifier { get; init; }

    /// <summary>The hash of the secret in the browser's cookie: the trip ends in the browser in which it began (ASVS 10.1.2).</summary>
    public required byte[] BrowserHash { get; init; }

    /// <summary>Where in the page to go afterwards. Checked by <see cref="ReturnPath"/>.</summary>
    public required string ReturnTo { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Who links or shows themselves again.</summary>
    public UserId? User { get; init; }

    public SessionId? Session { get; init; }

    public string? Invitation { get; init; }
}
