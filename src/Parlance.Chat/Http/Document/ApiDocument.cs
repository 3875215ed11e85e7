using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Parlance.Chat.Http.Document;

/// <summary>The description of the HTTP API (OpenAPI 3.1).</summary>
public static class ApiDocument
{
    /// <summary>Where it is served.</summary>
    public const string Path = "/openapi/v1.json";

    private const string Bearer = "bearer";

    /// <summary>Adds what makes the description.</summary>
    /// <param name="services">The services.</param>
    public static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = static api => api.RelativePath?.StartsWith("api/", StringComparison.Ordinal) ?? false;
        options.CreateSchemaReferenceId = SchemaNames.Of;
        options.AddDocumentTransformer(static (document, _, _) => Describe(document));
        options.AddOperationTransformer(static (operation, context, _) => Describe(operation, context));
        options.AddSchemaTransformer(static (schema, context, _) => SchemaTexts.Describe(schema, context));
    });

    /// <summary>Serves the description at <see cref="Path"/>.</summary>
    /// <param name="app">The application.</param>
    public static void MapApiDocument(this IEndpointRouteBuilder app) => app.MapOpenApi("/openapi/{documentName}.json");

    private static Task Describe(OpenApiDocument document)
    {
        document.Info = new()
        {
            Title = "Parlance",
            Version = "v1",
            Description = "Who you are, what you may do, and what is said. Times are in UTC, ids are UUIDs, errors are problem details (RFC 9457) with a stable `code`.",
            License = new() { Name = "MIT", Identifier = "MIT" },
        };
        // Relative: the document is right behind every proxy.
        document.Servers = [new() { Url = "/" }];
        document.Components ??= new();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
        document.Components.SecuritySchemes[Bearer] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = Bearer,
            Description = "An access token of `/api/v1/auth/login`, or a personal access token (`pat_…`).",
        };
        RequestFields.MakeOptional(document);
        return Task.CompletedTask;
    }

    private static Task Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var access = metadata.OfType<AccessRequirement>().Last();
        operation.Description = AccessText(access);
        if (access.Access is not Access.Anyone)
        {
            operation.Security = [new() { [new OpenApiSecuritySchemeReference(Bearer, context.Document)] = [] }];
        }

        operation.Responses ??= [];
        var codes = Refusals.Of(access, operation.RequestBody is not null, metadata.OfType<RefusesWith>());
        foreach (var group in codes.GroupBy(refusal => refusal.Status))
        {
            operation.Responses[group.Key.ToString(CultureInfo.InvariantCulture)] = ProblemResponses.Of(group.Key, [.. group.Select(refusal => refusal.Code)]);
        }

        return Task.CompletedTask;
    }

    private static string AccessText(AccessRequirement access) => access.Access switch
    {
        Access.Anyone => "For everybody.",
        Access.AnyoneOrActor => "For everybody; a token is used when there is one.",
        Access.SignedIn => "For who is signed in, an unproven e-mail address or not.",
        Access.Verified => "For who is signed in and may use the server.",
        Access.RecentlySignedIn => "For who has proved within the last ten minutes who they are (`/api/v1/auth/reauthenticate`), an unproven e-mail address or not.",
        Access.Recent => "For who has proved within the last ten minutes who they are (`/api/v1/auth/reauthenticate`).",
        Access.Administrator => "For administrators.",
        _ => "",
    } + (access is { WithoutSecondFactor: true, Access: not (Access.Anyone or Access.AnyoneOrActor) } ? " Also before they have set up a second step that the server asks for." : "") + access switch
    {
        { Access: Access.Anyone } => "",
        { Scope: { } scope } => $" A personal access token needs the scope `{scope}`.",
        _ => " Not with a personal access token.",
    };
}
