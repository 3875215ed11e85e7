using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Parlance.Chat.Http;

/// <summary>What an endpoint asks of whoever calls it, as metadata, so that one place enforces it and a test can list it.</summary>
/// <param name="Access">Who may.</param>
/// <param name="Scope">What a personal access token must be good for; null when no such token will do.</param>
/// <param name="WithoutSecondFactor">Whether it is open to who has yet to set up the second step that the server asks them for.</param>
internal sealed record AccessRequirement(Access Access, string? Scope, bool WithoutSecondFactor);

internal static class AccessRequirements
{
    // Who lacks a second step is kept out unless an endpoint says otherwise: it serves to set one up, to find out about it, or to leave.

    /// <summary>Says who may call. Without a scope of its own, reading needs <c>read</c> and everything else <c>write</c> of a personal access token.</summary>
    public static TBuilder Requires<TBuilder>(this TBuilder endpoint, Access access, string? scope = null, bool withoutSecondFactor = false)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoint.Add(builder =>
        {
            var reads = builder.Metadata.OfType<Microsoft.AspNetCore.Routing.HttpMethodMetadata>().LastOrDefault()
                ?.HttpMethods.All(method => HttpMethods.IsGet(method) || HttpMethods.IsHead(method)) ?? false;
            var needed = scope ?? (access is Access.Administrator ? "admin" : reads ? "read" : "write");
            builder.Metadata.Add(new AccessRequirement(access, needed, withoutSecondFactor));
        });
        return endpoint;
    }

    /// <summary>The same, for what only a person on a signed-in device may do: no personal access token opens it.</summary>
    public static TBuilder RequiresSession<TBuilder>(this TBuilder endpoint, Access access, bool withoutSecondFactor = false)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoint.Add(builder => builder.Metadata.Add(new AccessRequirement(access, Scope: null, withoutSecondFactor)));
        return endpoint;
    }
}
