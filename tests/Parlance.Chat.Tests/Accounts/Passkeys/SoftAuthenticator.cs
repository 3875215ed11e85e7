using System.Buffers.Binary;
using System.Buffers.Text;
using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Parlance.Chat.Tests.Accounts.Passkeys;

/// <summary>
/// An authenticator and the browser around it, in software: one ES256 key (WebAuthn, sections 6.1 and 6.5). What <see cref="Ceremony"/> says
/// otherwise, it does wrong.
/// </summary>
internal sealed class SoftAuthenticator : IDisposable
{
    private const int UserPresent = 0x01;
    private const int UserVerified = 0x04;
    private const int BackupEligible = 0x08;
    private const int BackedUp = 0x10;
    private const int AttestedData = 0x40;
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private string? _userHandle;

    public byte[] CredentialId { get; set; } = RandomNumberGenerator.GetBytes(32);

    /// <summary>Goes up with each use. An authenticator that does not count stays at zero.</summary>
    public uint SignCount { get; set; } = 1;

    public bool Counts { get; init; } = true;

    public bool Synced { get; init; }

    /// <summary>What <c>navigator.credentials.create</c> gives.</summary>
    public JsonObject Create(JsonElement options, Ceremony? ceremony = null)
    {
        ceremony ??= new();
        _userHandle = options.GetProperty("user").GetProperty("id").GetString();
        var clientData = ClientData("webauthn.create", options, ceremony);
        var authenticatorData = AuthenticatorData(options.GetProperty("rp").GetProperty("id").GetString()!, ceremony, AttestedCredential());
        var response = new JsonObject
        {
            ["clientDataJSON"] = Text(clientData),
            ["attestationObject"] = Text(AttestationObject(authenticatorData, clientData, ceremony.SelfAttestation)),
            ["transports"] = new JsonArray("internal", "hybrid"),
        };
        return Credential(response);
    }

    /// <summary>What <c>navigator.credentials.get</c> gives.</summary>
    public JsonObject Get(JsonElement options, Ceremony? ceremony = null)
    {
        ceremony ??= new();
        SignCount += Counts ? 1u : 0u;
        var clientData = ClientData("webauthn.get", options, ceremony);
        var authenticatorData = AuthenticatorData(options.GetProperty("rpId").GetString()!, ceremony, []);
        var signature = Sign(authenticatorData, clientData);
        if (ceremony.BreakSignature)
        {
            signature[^1] ^= 1;
        }

        var response = new JsonObject
        {
            ["clientDataJSON"] = Text(clientData),
            ["authenticatorData"] = Text(authenticatorData),
            ["signature"] = Text(signature),
            ["userHandle"] = ceremony.UserHandle ?? _userHandle,
        };
        return Credential(response);
    }

    public void Dispose() => _key.Dispose();

    private static byte[] ClientData(string type, JsonElement options, Ceremony ceremony) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        type = ceremony.Type ?? type,
        challenge = ceremony.Challenge ?? options.GetProperty("challenge").GetString(),
        origin = ceremony.Origin,
        crossOrigin = ceremony.CrossOrigin,
    });

    private byte[] AuthenticatorData(string relyingParty, Ceremony ceremony, byte[] attested)
    {
        var flags = (ceremony.UserPresent ? UserPresent : 0) | (ceremony.UserVerified ? UserVerified : 0)
            | (Synced ? BackupEligible | BackedUp : 0) | (attested.Length > 0 ? AttestedData : 0);
        var count = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(count, ceremony.SignCount ?? (Counts ? SignCount : 0));
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(ceremony.RelyingParty ?? relyingParty)), (byte)flags, .. count, .. attested];
    }

    // AAGUID, length and id of the credential, and its key in COSE (RFC 9053, section 7.1.1).
    private byte[] AttestedCredential()
    {
        var point = _key.ExportParameters(includePrivateParameters: false).Q;
        var cose = new CborWriter(CborConformanceMode.Ctap2Canonical);
        cose.WriteStartMap(5);
        foreach (var (label, value) in new[] { (1, 2), (3, -7), (-1, 1) })
        {
            cose.WriteInt32(label);
            cose.WriteInt32(value);
        }

        cose.WriteInt32(-2);
        cose.WriteByteString(point.X!);
        cose.WriteInt32(-3);
        cose.WriteByteString(point.Y!);
        cose.WriteEndMap();
        return [.. new byte[16], (byte)(CredentialId.Length >> 8), (byte)CredentialId.Length, .. CredentialId, .. cose.Encode()];
    }

    private byte[] AttestationObject(byte[] authenticatorData, byte[] clientData, bool self)
    {
        var writer = new CborWriter(CborConformanceMode.Ctap2Canonical);
        writer.WriteStartMap(3);
        writer.WriteTextString("fmt");
        writer.WriteTextString(self ? "packed" : "none");
        writer.WriteTextString("attStmt");
        writer.WriteStartMap(self ? 2 : 0);
        if (self)
        {
            writer.WriteTextString("alg");
            writer.WriteInt32(-7);
            writer.WriteTextString("sig");
            writer.WriteByteString(Sign(authenticatorData, clientData));
        }

        writer.WriteEndMap();
        writer.WriteTextString("authData");
        writer.WriteByteString(authenticatorData);
        writer.WriteEndMap();
        return writer.Encode();
    }

    private byte[] Sign(byte[] authenticatorData, byte[] clientData) =>
        _key.SignData([.. authenticatorData, .. SHA256.HashData(clientData)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

    private JsonObject Credential(JsonObject response) => new()
    {
        ["id"] = Text(CredentialId),
        ["rawId"] = Text(CredentialId),
        ["type"] = "public-key",
        ["authenticatorAttachment"] = "platform",
        ["clientExtensionResults"] = new JsonObject(),
        ["response"] = response,
    };

    private static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);
}

/// <summary>What a ceremony is like. By default as it should be; what is null is as the options say.</summary>
internal sealed record Ceremony
{
    public string Origin { get; init; } = "http://localhost:5080";

    public bool CrossOrigin { get; init; }

    public string? RelyingParty { get; init; }

    public string? Challenge { get; init; }

    public string? Type { get; init; }

    public string? UserHandle { get; init; }

    public bool UserPresent { get; init; } = true;

    public bool UserVerified { get; init; } = true;

    public uint? SignCount { get; init; }

    public bool SelfAttestation { get; init; }

    public bool BreakSignature { get; init; }
}
