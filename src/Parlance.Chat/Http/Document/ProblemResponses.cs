using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;

namespace Parlance.Chat.Http.Document;

/// <summary>The answers of refusals: one schema, and an example for each code.</summary>
internal static class ProblemResponses
{
    private const string ContentType = "application/problem+json";

    public static OpenApiResponse Of(int status, IReadOnlyList<string> codes) => new()
    {
        Description = $"{ReasonPhrases.GetReasonPhrase(status)}: {string.Join(", ", codes.Select(code => $"`{code}`"))}.",
        Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
        {
            [ContentType] = new OpenApiMediaType
            {
                Schema = Schema(codes),
                Examples = codes.ToDictionary(code => code, code => (IOpenApiExample)new OpenApiExample { Value = Example(status, code) }, StringComparer.Ordinal),
            },
        },
    };

    private static OpenApiSchema Schema(IReadOnlyList<string> codes) => new()
    {
        Type = JsonSchemaType.Object,
        Required = new HashSet<string>(StringComparer.Ordinal) { "type", "title", "status", "code" },
        Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
        {
            ["type"] = Text("Always `about:blank`: the code says it."),
            ["title"] = Text("What happened, in English, for developers."),
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Description = "The status of the answer." },
            ["code"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "The cause, stable for clients.", Enum = [.. codes.Select(code => (JsonNode)code)] },
            ["errors"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Description = "What is wrong with which field, all at once.",
                AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = Text("What is expected.") },
            },
            ["retryAfter"] = new OpenApiSchema { Type = JsonSchemaType.Number, Description = "Seconds until the request may be made again; also in the header Retry-After." },
            ["traceId"] = Text("Finds the request in the server's log."),
        },
    };

    private static OpenApiSchema Text(string description) => new() { Type = JsonSchemaType.String, Description = description };

    private static JsonObject Example(int status, string code)
    {
        var example = new JsonObject { ["type"] = "about:blank", ["title"] = ReasonPhrases.GetReasonPhrase(status), ["status"] = status, ["code"] = code };
        switch (code)
        {
            case "invalid":
                example["errors"] = new JsonObject { ["password"] = new JsonArray("8 to 128 characters") };
                break;
            case "rate_limited":
                example["retryAfter"] = 60;
                break;
        }

        return example;
    }
}
