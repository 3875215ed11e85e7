using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Parlance.Chat.Data;

namespace Parlance.Chat.Contracts;

/// <summary>Reads from the serializer what the C# types look like on the wire, and gathers those that have a name.</summary>
internal sealed class ContractTypes
{
    private const string Discriminator = "type";

    private static readonly JsonSerializerOptions Wire = new(JsonSerializerDefaults.Web) { TypeInfoResolver = new DefaultJsonTypeInfoResolver(), NumberHandling = JsonNumberHandling.Strict };

    private readonly SortedDictionary<string, NamedObject> _named = new(StringComparer.Ordinal);

    public IReadOnlyCollection<NamedObject> Named => _named.Values;

    /// <summary>What clients send: whatever may be null may be left out.</summary>
    public Shape OfRequest(Type type) => Of(type, isRequest: true);

    /// <summary>What the server sends.</summary>
    public Shape OfAnswer(Type type) => Of(type, isRequest: false);

    private Shape Of(Type type, bool isRequest)
    {
        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return new Shape.Maybe(Of(value, isRequest));
        }

        return Plain(type) ?? Compound(type, isRequest);
    }

    private static Shape? Plain(Type type) => type switch
    {
        _ when type == typeof(string) => new Shape.Text(Format: null),
        _ when type == typeof(Guid) || IsId(type) => new Shape.Text("uuid"),
        _ when type == typeof(DateTimeOffset) => new Shape.Text("date-time"),
        _ when type == typeof(bool) => new Shape.Flag(),
        _ when type == typeof(int) || type == typeof(long) => new Shape.Number(IsWhole: true),
        _ when type == typeof(double) => new Shape.Number(IsWhole: false),
        _ when type == typeof(JsonElement) || type == typeof(object) => new Shape.Anything(),
        { IsEnum: true } => new Shape.Words([.. Enum.GetValues(type).Cast<object>().Select(word => JsonSerializer.Serialize(word, type, Wire).Trim('"'))]),
        _ => null,
    };

    private Shape Compound(Type type, bool isRequest)
    {
        var info = Wire.GetTypeInfo(type);
        switch (info.Kind)
        {
            case JsonTypeInfoKind.Enumerable:
                return new Shape.Many(Of(info.ElementType!, isRequest));
            case JsonTypeInfoKind.Dictionary:
                return new Shape.Map(Of(info.ElementType!, isRequest));
            case JsonTypeInfoKind.Object:
                Add(info, isRequest);
                return new Shape.Named(NameOf(type));
            default:
                throw new NotSupportedException($"{type} has no shape that the contract can say.");
        }
    }

    private void Add(JsonTypeInfo info, bool isRequest)
    {
        var name = NameOf(info.Type);
        if (_named.ContainsKey(name))
        {
            return;
        }

        // Its place is taken before its members are read: they may lead back to it.
        _named[name] = new(name, CodeTexts.OfType(info.Type), [], []);
        var variants = info.PolymorphismOptions?.DerivedTypes.Select(derived => Variant(derived, isRequest)).ToList() ?? [];
        var fields = variants.Count > 0 ? [] : info.Properties.Where(property => property.Get is not null).Select(property => FieldOf(property, isRequest)).ToList();
        _named[name] = _named[name] with { Fields = fields, OneOf = variants };
    }

    private string Variant(JsonDerivedType derived, bool isRequest)
    {
        var shape = (Shape.Named)Of(derived.DerivedType, isRequest);
        var type = new Field(Discriminator, new Shape.Words([(string)derived.TypeDiscriminator!]), IsOptional: false, "Tells the rows of a feed apart.");
        var variant = _named[shape.Name];
        _named[shape.Name] = variant with { Fields = [type, .. variant.Fields.Where(field => field.Name is not Discriminator)] };
        return shape.Name;
    }

    private Field FieldOf(JsonPropertyInfo property, bool isRequest)
    {
        var shape = Of(property.PropertyType, isRequest);
        var isNullable = shape is Shape.Maybe || property.IsGetNullable;
        var member = property.AttributeProvider as MemberInfo;
        var isLeftOut = member?.GetCustomAttribute<JsonIgnoreAttribute>() is { Condition: JsonIgnoreCondition.WhenWritingNull or JsonIgnoreCondition.WhenWritingDefault };
        var plain = shape is Shape.Maybe maybe ? maybe.Of : shape;
        return new(
            property.Name,
            isNullable && !isLeftOut ? new Shape.Maybe(plain) : plain,
            isLeftOut || (isRequest && isNullable),
            member is null ? null : CodeTexts.OfField(member, property.Name));
    }

    // A use case's own types by the use case, as in the description of the HTTP API.
    private static string NameOf(Type type) => type is { IsNested: true, DeclaringType: { } useCase } ? useCase.Name + type.Name : type.Name;

    private static bool IsId(Type type) => type.GetInterfaces().Any(implemented => implemented.IsGenericType && implemented.GetGenericTypeDefinition() == typeof(IId<>));
}
