using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Http;

namespace Parlance.Chat.Tests.Http;

/// <summary>All endpoints of the API, as the running server has them.</summary>
internal static class EndpointTable
{
    public static IReadOnlyList<Row> Of(ChatApp app) =>
    [
        .. app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText?.StartsWith("/api/", StringComparison.Ordinal) is true)
            .SelectMany(endpoint => endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods.Select(method => new Row(
                method,
                endpoint.RoutePattern.RawText!,
                endpoint.Metadata.GetMetadata<AccessRequirement>(),
                endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName,
                endpoint.Metadata.GetMetadata<IAcceptsMetadata>() is not null)))
            .OrderBy(row => row.Path, StringComparer.Ordinal).ThenBy(row => row.Method, StringComparer.Ordinal),
    ];

    /// <param name="Method">The method.</param>
    /// <param name="Path">The pattern.</param>
    /// <param name="Required">What it asks of whoever calls.</param>
    /// <param name="Name">Its name in the OpenAPI document.</param>
    /// <param name="TakesBody">Whether it reads a body.</param>
    internal sealed record Row(string Method, string Path, AccessRequirement? Required, string? Name, bool TakesBody)
    {
        /// <summary>As it stands in endpoints.txt.</summary>
        public override string ToString() => $"{Method,-6} {Path,-52} {Required?.Access.ToString() ?? "CLOSED",-14} {ScopeText}".TrimEnd();

        private string ScopeText => Required switch
        {
            { Access: Access.Anyone } => "",
            { Scope: { } scope } => scope,
            _ => "session only",
        };

        /// <summary>An address with ids that nothing has.</summary>
        public string Url => string.Join('/', Path["/api/v1/".Length..].Split('/').Select(part => part switch
        {
            "{name}" => "nobody",
            "{seq:long}" => "1",
            "{emoji}" => "%F0%9F%91%8D",
            ['{', ..] => "01a1fdfb-6277-7579-b5dc-30499350ffb0",
            _ => part,
        }));
    }
}
