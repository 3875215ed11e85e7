using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Parlance.Integrations.Ses;

/// <summary>
/// Amazon's signature version 4, in its own words: canonical request, string to sign, signing key, signature
/// (docs.aws.amazon.com, IAM User Guide, "Create a signed AWS API request").
/// </summary>
internal static class AwsSignature
{
    private const string Algorithm = "AWS4-HMAC-SHA256";

    /// <summary>The time as it is signed and as the header <c>x-amz-date</c> says it.</summary>
    public static string Timestamp(DateTimeOffset time) => time.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The value of the header <c>Authorization</c>.</summary>
    /// <param name="request">What is sent, with its <c>x-amz-date</c>.</param>
    /// <param name="credentials">As whom.</param>
    /// <param name="region">The region, such as <c>eu-central-1</c>.</param>
    /// <param name="service">The service's name in signatures, such as <c>ses</c>.</param>
    public static string Authorization(AwsRequest request, AwsCredentials credentials, string region, string service)
    {
        var timestamp = request.Headers["x-amz-date"];
        var date = timestamp[..8];
        var scope = $"{date}/{region}/{service}/aws4_request";
        var toSign = $"{Algorithm}\n{timestamp}\n{scope}\n{Convert.ToHexStringLower(SHA256.HashData(Utf8(request.Canonical())))}";

        var key = Utf8("AWS4" + credentials.SecretAccessKey);
        foreach (var part in (string[])[date, region, service, "aws4_request"])
        {
            key = HMACSHA256.HashData(key, Utf8(part));
        }

        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(key, Utf8(toSign)));
        return $"{Algorithm} Credential={credentials.AccessKeyId}/{scope}, SignedHeaders={request.SignedHeaders}, Signature={signature}";
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
