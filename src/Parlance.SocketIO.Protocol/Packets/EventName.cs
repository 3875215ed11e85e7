using System.Globalization;
using System.Text.Json;

namespace Parlance.SocketIO.Protocol;

/// <summary>Reads the first item of an event's payload: a string, or a number that JavaScript turns into one.</summary>
internal static class EventName
{
    // Below 2^53 an integer prints in JavaScript as it was written.
    private const int PlainDigitsMax = 15;

    /// <summary>Reads the name that the reader stands on.</summary>
    /// <returns><see langword="false"/> when it is neither string nor number, or is reserved.</returns>
    public static bool TryRead(scoped ref Utf8JsonReader reader, Utf8NameTable? names, out string name)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                name = reader.ValueIsEscaped ? JsonText.Unescape(reader.ValueSpan) : Intern(reader.ValueSpan, names);
                return !ReservedEvents.Contains(name);
            case JsonTokenType.Number:
                name = NumberName(reader.ValueSpan, names);
                return true;
            default:
                name = "";
                return false;
        }
    }

    public static string Intern(ReadOnlySpan<byte> utf8, Utf8NameTable? names) =>
        names is not null && names.TryGet(utf8, out var known) ? known : Utf8NameComparer.Instance.Create(utf8);

    private static string NumberName(ReadOnlySpan<byte> json, Utf8NameTable? names) =>
        json.Length <= PlainDigitsMax && !json.ContainsAnyExceptInRange((byte)'0', (byte)'9')
            ? Intern(json, names)
            : JsonText.FormatNumber(double.Parse(json, NumberStyles.Float, CultureInfo.InvariantCulture));
}
