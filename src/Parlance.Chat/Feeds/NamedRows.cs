using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Parlance.Chat.Feeds;

/// <summary>
/// Gives a row its <c>type</c> wherever it stands on a socket. The serializer writes it only where any row may stand, not where the answer says which kind
/// it is: a client that takes rows by their type would take none of those.
/// </summary>
internal sealed class NamedRows : JsonConverterFactory
{
    private readonly Lock _gate = new();
    private JsonSerializerOptions? _plain;

    /// <summary>The socket's options, with it.</summary>
    /// <param name="options">What the program has set; null for nothing.</param>
    /// <returns>Others.</returns>
    public static JsonSerializerOptions AddTo(JsonSerializerOptions? options) => new(options ?? JsonSerializerOptions.Web)
    {
        Converters = { new NamedRows() },
        // A converter and the serializer's own way of telling kinds apart do not go together.
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { static info => info.PolymorphismOptions = info.Type == typeof(FeedRow) ? null : info.PolymorphismOptions } },
    };

    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsAssignableTo(typeof(FeedRow));

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert), Without(options))!;

    /// <summary>The same options as everywhere, but for this.</summary>
    private JsonSerializerOptions Without(JsonSerializerOptions options)
    {
        lock (_gate)
        {
            if (_plain is null)
            {
                var plain = new JsonSerializerOptions(options) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };
                plain.Converters.Remove(this);
                plain.MakeReadOnly();
                _plain = plain;
            }

            return _plain;
        }
    }

    private sealed class Converter<TRow>(JsonSerializerOptions plain) : JsonConverter<TRow>
        where TRow : FeedRow
    {
        public override TRow? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            (TRow?)JsonSerializer.Deserialize<FeedRow>(ref reader, plain);

        public override void Write(Utf8JsonWriter writer, TRow value, JsonSerializerOptions options) => JsonSerializer.Serialize<FeedRow>(writer, value, plain);
    }
}
