using System.Text.Json;

namespace Parlance.Integrations.Oidc;

/// <summary>Reading members of an answer that may be of any shape. What is absent and what is of another kind are both null.</summary>
internal static class JsonReading
{
    public static string? Text(this JsonElement json, string name) =>
        Member(json, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public static bool Has(this JsonElement json, string name) => Member(json, name) is not null;

    public static long? Number(this JsonElement json, string name) =>
        Member(json, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var number) ? number : null;

    /// <summary>Seconds since 1970, which RFC 7519 lets be a fraction.</summary>
    public static DateTimeOffset? Time(this JsonElement json, string name) =>
        Member(json, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetDouble(out var seconds) && seconds is >= 0 and < 253_402_300_000
            ? DateTimeOffset.UnixEpoch.AddSeconds(seconds)
            : null;

    /// <summary>A member that is a text, or an array of nothing but texts.</summary>
    public static IReadOnlyList<string>? Texts(this JsonElement json, string name) => Member(json, name) switch
    {
        { ValueKind: JsonValueKind.String } one => [one.GetString()!],
        { ValueKind: JsonValueKind.Array } many when many.EnumerateArray().All(item => item.ValueKind is JsonValueKind.String) =>
            [.. many.EnumerateArray().Select(item => item.GetString()!)],
        _ => null,
    };

    /// <summary>True, or the text "true" that some providers send.</summary>
    public static bool Says(this JsonElement json, string name) => Member(json, name) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.String } text => text.ValueEquals("true"),
        _ => false,
    };

    private static JsonElement? Member(JsonElement json, string name) =>
        json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value : null;
}
