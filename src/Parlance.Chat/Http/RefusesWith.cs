using Microsoft.AspNetCore.Builder;

namespace Parlance.Chat.Http;

/// <summary>Refusals that an endpoint has beside those of its access and its body, for its documentation.</summary>
/// <param name="Codes">Status and code of each.</param>
internal sealed record RefusesWith(IReadOnlyList<(int Status, string Code)> Codes);

internal static class Refusing
{
    /// <summary>Documents what this endpoint may refuse with, by the constructors of <see cref="ChatError"/>.</summary>
    public static TBuilder Refuses<TBuilder>(this TBuilder endpoint, params ReadOnlySpan<ChatError> errors)
        where TBuilder : IEndpointConventionBuilder
    {
        var codes = new List<(int, string)>();
        foreach (var error in errors)
        {
            codes.Add((error.Status, error.Code));
        }

        endpoint.Add(builder => builder.Metadata.Add(new RefusesWith(codes)));
        return endpoint;
    }
}
