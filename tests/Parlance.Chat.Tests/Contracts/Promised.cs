using System.Globalization;
using System.Text.Json;
using Parlance.Chat.Contracts;

namespace Parlance.Chat.Tests.Contracts;

/// <summary>What the description of the sockets promises of answers, so that every test that asks sees whether it is kept.</summary>
internal static class Promised
{
    private static readonly ContractTypes s_types = new();

    private static readonly Dictionary<string, Shape> s_answers = SocketContract.Requests.Where(request => request.Answer is not null)
        .ToDictionary(request => request.Name, request => s_types.OfAnswer(request.Answer!), StringComparer.Ordinal);

    private static readonly Dictionary<string, NamedObject> s_objects = s_types.Named.ToDictionary(each => each.Name, StringComparer.Ordinal);

    /// <summary>Where an answer is not what clients were told; empty if it is.</summary>
    public static IReadOnlyList<string> Breaches(string eventName, JsonElement answer) =>
        s_answers.TryGetValue(eventName, out var shape) ? [.. Compare(shape, answer, eventName)] : [];

    private static IEnumerable<string> Compare(Shape shape, JsonElement value, string place) => shape switch
    {
        Shape.Anything => [],
        Shape.Maybe maybe => value.ValueKind is JsonValueKind.Null ? [] : Compare(maybe.Of, value, place),
        Shape.Many many when value.ValueKind is JsonValueKind.Array => value.EnumerateArray().SelectMany((each, index) => Compare(many.Of, each, $"{place}[{index}]")),
        Shape.Map map when value.ValueKind is JsonValueKind.Object => value.EnumerateObject().SelectMany(each => Compare(map.Of, each.Value, $"{place}.{each.Name}")),
        Shape.Named named when value.ValueKind is JsonValueKind.Object => CompareObject(s_objects[named.Name], value, place),
        _ => IsPlain(shape, value) ? [] : [$"{place} is {value}, and not {shape}"],
    };

    private static IEnumerable<string> CompareObject(NamedObject wanted, JsonElement value, string place)
    {
        if (wanted.OneOf.Count > 0)
        {
            var kind = value.TryGetProperty("type", out var type) ? type.GetString() : null;
            var found = wanted.OneOf.Select(name => s_objects[name]).FirstOrDefault(each => each.Fields.Any(field => field is { Name: "type", Shape: Shape.Words words } && words.Values.Contains(kind, StringComparer.Ordinal)));
            return found is null ? [$"{place} is of no kind that {wanted.Name} has: {kind}"] : CompareObject(found, value, place);
        }

        var missing = wanted.Fields.Where(field => !field.IsOptional && !value.TryGetProperty(field.Name, out _)).Select(field => $"{place}.{field.Name} is missing");
        var others = value.EnumerateObject().SelectMany(member => wanted.Fields.FirstOrDefault(field => string.Equals(field.Name, member.Name, StringComparison.Ordinal)) is { } field
            ? Compare(field.Shape, member.Value, $"{place}.{member.Name}")
            : [$"{place}.{member.Name} is in no description"]);
        return missing.Concat(others);
    }

    private static bool IsPlain(Shape shape, JsonElement value) => shape switch
    {
        Shape.Text { Format: "uuid" } => value.ValueKind is JsonValueKind.String && value.TryGetGuid(out _),
        Shape.Text { Format: "date-time" } => value.ValueKind is JsonValueKind.String && DateTimeOffset.TryParse(value.GetString(), CultureInfo.InvariantCulture, out _),
        Shape.Text => value.ValueKind is JsonValueKind.String,
        Shape.Number { IsWhole: true } => value.ValueKind is JsonValueKind.Number && value.TryGetInt64(out _),
        Shape.Number => value.ValueKind is JsonValueKind.Number,
        Shape.Flag => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        Shape.Words words => value.ValueKind is JsonValueKind.String && words.Values.Contains(value.GetString(), StringComparer.Ordinal),
        _ => false,
    };
}
