using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Parlance.Chat.Data;

namespace Parlance.Chat.Http.Document;

/// <summary>What schemas are called: a use case's own types by the use case, such as <c>LoginRequest</c>, others as they are.</summary>
internal static class SchemaNames
{
    public static string? Of(JsonTypeInfo type)
    {
        // An id is a string, and needs no schema of its own.
        if (IsId(type.Type))
        {
            return null;
        }

        var name = OpenApiOptions.CreateDefaultSchemaReferenceId(type);
        return name is not null && type.Type is { IsNested: true, DeclaringType: { } useCase } ? useCase.Name + name : name;
    }

    public static bool IsId(Type type) =>
        (Nullable.GetUnderlyingType(type) ?? type).GetInterfaces().Any(implemented => implemented.IsGenericType && implemented.GetGenericTypeDefinition() == typeof(IId<>));
}
