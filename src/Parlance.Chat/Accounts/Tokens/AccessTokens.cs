using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Parlance.Chat.Accounts.Sessions;
using Parlance.Chat.Settings;

namespace Parlance.Chat.Accounts.Tokens;

/// <summary>
/// JSON Web Tokens as access tokens (RFC 9068), signed with ES256 and nothing else (RFC 8725): the header's algorithm is compared, never chosen by,
/// and of its other members only the key id is read.
/// </summary>
internal sealed class AccessTokens(SigningKeys keys, SettingsStore settings, TimeProvider clock)
{
    private const string Algorithm = "ES256";
    private const string Type = "at+jwt";
    private const string Audience = "parlance";
    private const int CharsMax = 2048;
    private const int JtiBytes = 16;

    public async Task<IssuedAccessToken> IssueAsync(Session session, CancellationToken cancel)
    {
        var key = await keys.CurrentAsync(cancel).ConfigureAwait(false);
        var now = clock.GetUtcNow();
        // Another node's clock may be a little ahead of this one, and tokens from before the proof are good no more.
        var issued = now > session.SignedInAt ? now : session.SignedInAt;
        var expires = DateTimeOffset.FromUnixTimeSeconds((now + SessionLimits.AccessToken).ToUnixTimeSeconds());
        var payload = new Payload(
            Issuer: await IssuerAsync(cancel).ConfigureAwait(false),
            Audience,
            Subject: session.UserId.ToString(),
            Session: session.Id.ToString(),
            IssuedAt: issued.ToUnixTimeSeconds(),
            Expires: expires.ToUnixTimeSeconds(),
            Id: Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(JtiBytes)));
        var signed = $"{Encode(new Header(Algorithm, Type, key.Id))}.{Encode(payload)}";
        return new($"{signed}.{Base64Url.EncodeToString(key.Sign(Encoding.ASCII.GetBytes(signed)))}", expires);
    }

    /// <exception cref="ChatError"><c>unauthenticated</c>, or <c>token_expired</c> for one that was good.</exception>
    public async Task<AccessToken> VerifyAsync(string token, CancellationToken cancel)
    {
        var parts = token.Length <= CharsMax ? token.Split('.') : [];
        if (parts.Length is not 3 || Decode<Header>(parts[0]) is not { Algorithm: Algorithm, Type: Type, KeyId: { Length: <= 64 } keyId })
        {
            throw ChatError.Unauthenticated();
        }

        var key = await keys.FindAsync(keyId, cancel).ConfigureAwait(false) ?? throw ChatError.Unauthenticated();
        var signature = TryDecode(parts[2]);
        if (signature is null || !key.Verify(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), signature))
        {
            throw ChatError.Unauthenticated();
        }

        var issuer = await IssuerAsync(cancel).ConfigureAwait(false);
        if (Decode<Payload>(parts[1]) is not { Audience: Audience } payload
            || !string.Equals(payload.Issuer, issuer, StringComparison.Ordinal)
            || !UserId.TryParse(payload.Subject, out var user)
            || !SessionId.TryParse(payload.Session, out var session))
        {
            throw ChatError.Unauthenticated();
        }

        var expires = DateTimeOffset.FromUnixTimeSeconds(payload.Expires);
        return clock.GetUtcNow() < expires ? new(user, session, DateTimeOffset.FromUnixTimeSeconds(payload.IssuedAt), expires) : throw ChatError.TokenExpired();
    }

    private async ValueTask<string> IssuerAsync(CancellationToken cancel) => (await settings.PublicUrlAsync(cancel).ConfigureAwait(false)).GetLeftPart(UriPartial.Authority);

    private static string Encode<T>(T value) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(value));

    private static T? Decode<T>(string part)
        where T : class
    {
        try
        {
            return TryDecode(part) is { } bytes ? JsonSerializer.Deserialize<T>(bytes) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static byte[]? TryDecode(string part) => Base64Url.IsValid(part) ? Base64Url.DecodeFromChars(part) : null;

    private sealed record Header(
        [property: JsonPropertyName("alg")] string? Algorithm,
        [property: JsonPropertyName("typ")] string? Type,
        [property: JsonPropertyName("kid")] string? KeyId);

    private sealed record Payload(
        [property: JsonPropertyName("iss")] string? Issuer,
        [property: JsonPropertyName("aud")] string? Audience,
        [property: JsonPropertyName("sub")] string? Subject,
        [property: JsonPropertyName("sid")] string? Session,
        [property: JsonPropertyName("iat")] long IssuedAt,
        [property: JsonPropertyName("exp")] long Expires,
        [property: JsonPropertyName("jti")] string? Id);
}
