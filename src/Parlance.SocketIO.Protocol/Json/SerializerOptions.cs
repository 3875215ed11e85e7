using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Parlance.SocketIO.Protocol;

/// <summary>Makes the options that a <see cref="PacketSerializer"/> works with out of the user's.</summary>
internal static class SerializerOptions
{
    public static JsonSerializerOptions From(JsonSerializerOptions? user)
    {
        var options = user is null ? new JsonSerializerOptions(JsonSerializerDefaults.Web) : new JsonSerializerOptions(user);

        // JSON.stringify escapes nothing that JSON does not ask to be escaped; the default encoder is made for HTML pages.
        options.Encoder ??= JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
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

    // [JsonNumberHandling] on a property is refused together with a converter of ours, so such a property keeps the framework's.
    private static void KeepNumberHandlingAttributes(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.NumberHandling is null || property.CustomConverter is not null)
            {
                continue;
            }

            property.CustomConverter =
                property.PropertyType == typeof(double) ? JsonMetadataServices.DoubleConverter
                : property.PropertyType == typeof(float) ? JsonMetadataServices.SingleConverter
                : null;
        }
    }
}
