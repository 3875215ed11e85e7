namespace Parlance.Integrations.Ses;

/// <summary>The settings <c>Parlance:Mail:Ses</c>, checked.</summary>
internal sealed record SesOptions
{
    public required string Region { get; init; }

    public required AwsCredentials Credentials { get; init; }

    /// <summary>Amazon's own for the region, or another that speaks the same.</summary>
    public required Uri Endpoint { get; init; }
}
