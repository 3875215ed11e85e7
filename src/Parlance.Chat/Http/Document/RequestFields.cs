using Microsoft.OpenApi;

namespace Parlance.Chat.Http.Document;

/// <summary>Says of request bodies which fields may be left out: those that may be null. In answers such a field is there, and null.</summary>
internal static class RequestFields
{
    public static void MakeOptional(OpenApiDocument document)
    {
        var bodies = document.Paths.Values
            .SelectMany(path => path.Operations ?? [])
            .Select(operation => operation.Value.RequestBody?.Content?.Values.FirstOrDefault()?.Schema)
            .OfType<OpenApiSchemaReference>()
            .Select(reference => reference.Reference.Id)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var (name, schema) in document.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal))
        {
            if (bodies.Contains(name) && schema is OpenApiSchema { Required: { } required, Properties: { } properties })
            {
                required.ExceptWith([.. required.Where(field => properties.TryGetValue(field, out var property) && IsNullable(property))]);
            }
        }
    }

    private static bool IsNullable(IOpenApiSchema schema) =>
        schema.Type?.HasFlag(JsonSchemaType.Null) is true || schema.OneOf?.Any(one => one.Type is JsonSchemaType.Null) is true;
}
