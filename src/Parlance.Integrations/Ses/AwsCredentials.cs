namespace Parlance.Integrations.Ses;

/// <summary>As whom requests are signed.</summary>
/// <param name="AccessKeyId">Names the key.</param>
/// <param name="SecretAccessKey">The key.</param>
/// <param name="SessionToken">Goes with keys that are lent for a while; null for lasting ones.</param>
internal sealed record AwsCredentials(string AccessKeyId, string SecretAccessKey, string? SessionToken)
{
    // A record would print the key.
    public override string ToString() => AccessKeyId;
}
