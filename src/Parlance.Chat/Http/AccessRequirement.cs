using Microsoft.AspNetCore.Builder;

namespace Parlance.Chat.Http;

/// <summary>What an endpoint asks of whoever calls it, as metadata, so that one place enforces it and a test can list it.</summary>
/// <param name="Access">Who may.</param>
/// <param name="Scope">What a personal access token must be good for; null when no such token will do.</param>
/// <param name="WithoutSecondFactor">Whether it is open to who has yet to set up the second step that the server asks them for.</param>
internal sealed record AccessRequirement(Access Access, string? Scope, bool WithoutSecondFactor);

internal static class AccessRequirements
{
    // Who lacks a second step is kept out unless an endpoint says otherwise: it serves to set one up, to find out about it, or to leave.

    /// <summary>Says who may call, and which scope a token needs for it.</summary>
    public static TBuilder Requires<TBuilder>(this TBuilder endpoint, Access access, string scope, bool withoutSecondFactor = false)
        where TBuilder : IEndpointConventionBuilder => endpoint.With(new(access, scope, withoutSecondFactor));

    /// <summary>Opens it to everybody, who is signed in or not, whatever their token is good for.</summary>
    public static TBuilder RequiresNothing<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.With(new(Access.Anyone, Accounts.Tokens.Scope.None, WithoutSecondFactor: false));

    /// <summary>The same, for what only a person on a signed-in device may do: no personal access token opens it.</summary>
    public static TBuilder RequiresSession<TBuilder>(this TBuilder endpoint, Access access, bool withoutSecondFactor = false)
        where TBuilder : IEndpointConventionBuilder => endpoint.With(new(access, Scope: null, withoutSecondFactor));

    private static TBuilder With<TBuilder>(this TBuilder endpoint, AccessRequirement required)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoint.Add(builder => builder.Metadata.Add(required));
        return endpoint;
    }
}
