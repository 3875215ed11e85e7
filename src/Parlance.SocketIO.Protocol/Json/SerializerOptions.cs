using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Parlance.SocketIO.Protocol;

/// <summary>Makes the options that a <see cref="PacketSerializer"/> works with out of the user's.</summary>
internal static class SerializerOptions
{
    // One for the process: what the framework learns of the types is kept with it.
    private static readonly JsonSerializerOptions Default = Make(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    public static JsonSerializerOptions From(JsonSerializerOptions? user) => user is null ? Default : Make(new JsonSerializerOptions(user));

    private static JsonSerializerOptions Make(JsonSerializerOptions options)
    {
        // The framework's default encoder is made for JSON inside of HTML pages.
        options.Encoder ??= StringifyEncoder.Instance;
        if (options.MaxDepth == 0)
        {
            // As deep as a packet may be; the framework would stop at 64.
            options.MaxDepth = JsonText.DepthMax;
        }

        // Behind the user's own converters, which win.
        options.Converters.Add(new ByteArrayConverter());
        options.Converters.Add(new ReadOnlyMemoryConverter());
        options.Converters.Add(new MemoryConverter());
        options.Converters.Add(new ArraySegmentConverter());
        options.Converters.Add(new JsonElementConverter());
        options.Converters.Add(new ArgumentConverter());

        options.TypeInfoResolver = JsonTypeInfoResolver.Combine(options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver(), WireTypes.Default);
        if (!options.NumberHandling.HasFlag(JsonNumberHandling.AllowNamedFloatingPointLiterals))
        {
            options.Converters.Add(new DoubleConverter());
            options.Converters.Add(new SingleConverter());
            options.TypeInfoResolver = options.TypeInfoResolver.WithAddedModifier(KeepNumberHandlingAttributes);
        }

        options.MakeReadOnly();
        return options;
    }

    // [JsonNumberHandling] has no effect on a converter of ours, so a property that has it keeps the framework's.
    private static void KeepNumberHandlingAttributes(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.NumberHandling is not null)
            {
                property.CustomConverter ??= FrameworkConverter(property.PropertyType, type.Options);
            }
        }
    }

    private static JsonConverter? FrameworkConverter(Type type, JsonSerializerOptions options) =>
        type == typeof(double) ? JsonMetadataServices.DoubleConverter
        : type == typeof(float) ? JsonMetadataServices.SingleConverter
        : type == typeof(double?) ? Nullable(JsonMetadataServices.DoubleConverter, options)
        : type == typeof(float?) ? Nullable(JsonMetadataServices.SingleConverter, options)
        : null;

    private static JsonConverter<T?> Nullable<T>(JsonConverter<T> converter, JsonSerializerOptions options)
        where T : struct =>
        JsonMetadataServices.GetNullableConverter(JsonMetadataServices.CreateValueInfo<T>(options, converter));
}
