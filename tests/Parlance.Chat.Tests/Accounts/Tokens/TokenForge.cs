using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Accounts.Tokens;

namespace Parlance.Chat.Tests.Accounts.Tokens;

/// <summary>Changes an access token, and signs it again: with the server's own key where the change alone should be what is wrong.</summary>
internal sealed class TokenForge : IDisposable
{
    private readonly SigningKey _servers;

    private TokenForge(SigningKey servers, string token)
    {
        _servers = servers;
        var parts = token.Split('.');
        Header = Decode(parts[0]);
        Payload = Decode(parts[1]);
    }

    public JsonObject Header { get; }

    public JsonObject Payload { get; }

    /// <summary>A key of somebody else's.</summary>
    public ECDsa Foreign { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>The foreign key's public half, as it stands in a key set.</summary>
    public JsonObject ForeignJwk
    {
        get
        {
            var point = Foreign.ExportParameters(includePrivateParameters: false).Q;
            return new() { ["kty"] = "EC", ["crv"] = "P-256", ["kid"] = (string?)Header["kid"], ["x"] = Base64Url.EncodeToString(point.X), ["y"] = Base64Url.EncodeToString(point.Y) };
        }
    }

    public static async Task<TokenForge> OfAsync(ChatApp app, AccountApi account) =>
        new(await app.Services.GetRequiredService<SigningKeys>().CurrentAsync(TestContext.Current.CancellationToken), account.Token!);

    public string SignedByServer() => With(content => _servers.Sign(content));

    public string SignedByForeigner() => With(content => Foreign.SignData(content, HashAlgorithmName.SHA256));

    public string Unsigned() => With(_ => []);

    /// <summary>With an HMAC, keyed with what everybody may know: the server's public key.</summary>
    public string SignedWithPublicKey(bool asPem)
    {
        using var key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = _servers.Public });
        var secret = asPem ? Encoding.ASCII.GetBytes(key.ExportSubjectPublicKeyInfoPem()) : key.ExportSubjectPublicKeyInfo();
        return With(content => HMACSHA256.HashData(secret, content));
    }

    public void Dispose() => Foreign.Dispose();

    private string With(Func<byte[], byte[]> sign)
    {
        var signed = $"{Encode(Header)}.{Encode(Payload)}";
        return $"{signed}.{Base64Url.EncodeToString(sign(Encoding.ASCII.GetBytes(signed)))}";
    }

    private static JsonObject Decode(string part) => JsonNode.Parse(Base64Url.DecodeFromChars(part))!.AsObject();

    private static string Encode(JsonObject part) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part.ToJsonString()));
}
