using System.Text;
using System.Text.Json;

namespace Parlance.Chat.Accounts.Passkeys;

/// <summary>A ceremony that the browser has to go on with.</summary>
/// <param name="Challenge">Bring it with the result.</param>
/// <param name="Options">For <c>navigator.credentials</c>, in WebAuthn's JSON form.</param>
internal sealed record PasskeyCeremony(string Challenge, JsonElement Options);

/// <summary>The JSON and the bytes of ceremonies.</summary>
internal static class CeremonyJson
{
    public static JsonElement Options(string json) => JsonSerializer.Deserialize<JsonElement>(json);

    public static byte[] State(string state) => Encoding.UTF8.GetBytes(state);

    public static string State(byte[] state) => Encoding.UTF8.GetString(state);

    /// <summary>What a browser says, as text. Null when it is nothing, or far too much.</summary>
    public static string? Credential(JsonElement? passkey) =>
        passkey is { ValueKind: JsonValueKind.Object } element && element.GetRawText() is { Length: <= PasskeyLimits.CredentialCharsMax } text ? text : null;
}
