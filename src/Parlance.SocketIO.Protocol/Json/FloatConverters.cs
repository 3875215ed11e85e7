using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Parlance.SocketIO.Protocol;

/// <summary>
/// Writes NaN and the infinities as <c>null</c>, as JSON.stringify does; System.Text.Json throws.
/// A converter of our own is not given the options' number handling, so it follows them itself.
/// </summary>
internal abstract class FloatConverter<T> : JsonConverter<T>
    where T : struct, IBinaryFloatingPointIeee754<T>
{
    private const int NumberCharsMax = 128;

    public sealed override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            return ReadNumber(ref reader);
        }

        // A number never needs escapes, so a longer text or one with escapes is none.
        Span<char> text = stackalloc char[NumberCharsMax];
        if (options.NumberHandling.HasFlag(JsonNumberHandling.AllowReadingFromString)
            && !reader.ValueIsEscaped
            && (reader.HasValueSequence ? reader.ValueSequence.Length : reader.ValueSpan.Length) <= NumberCharsMax
            && T.TryParse(text[..reader.CopyString(text)], NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && T.IsFinite(number))
        {
            return number;
        }

        throw new JsonException("A number was expected.");
    }

    public sealed override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        if (!T.IsFinite(value))
        {
            writer.WriteNullValue();
        }
        else if (options.NumberHandling.HasFlag(JsonNumberHandling.WriteAsString))
        {
            writer.WriteStringValue(value.ToString("R", CultureInfo.InvariantCulture));
        }
        else
        {
            WriteNumber(writer, value);
        }
    }

    protected abstract T ReadNumber(ref Utf8JsonReader reader);

    protected abstract void WriteNumber(Utf8JsonWriter writer, T value);
}

/// <summary><see cref="FloatConverter{T}"/> for <see cref="double"/>.</summary>
internal sealed class DoubleConverter : FloatConverter<double>
{
    protected override double ReadNumber(ref Utf8JsonReader reader) => reader.GetDouble();

    protected override void WriteNumber(Utf8JsonWriter writer, double value) => writer.WriteNumberValue(value);
}

/// <summary><see cref="FloatConverter{T}"/> for <see cref="float"/>.</summary>
internal sealed class SingleConverter : FloatConverter<float>
{
    protected override float ReadNumber(ref Utf8JsonReader reader) => reader.GetSingle();

    protected override void WriteNumber(Utf8JsonWriter writer, float value) => writer.WriteNumberValue(value);
}
