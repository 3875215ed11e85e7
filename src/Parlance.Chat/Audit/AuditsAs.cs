using Microsoft.AspNetCore.Builder;

namespace Parlance.Chat.Audit;

/// <summary>What an endpoint writes down, as metadata, so that a test can hold every administrative endpoint to it.</summary>
/// <param name="Actions">All of which it may write.</param>
internal sealed record AuditsAs(IReadOnlyList<AuditAction> Actions);

internal static class Auditing
{
    /// <summary>Says what the use case behind this endpoint writes down.</summary>
    public static TBuilder Audits<TBuilder>(this TBuilder endpoint, params AuditAction[] actions)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoint.Add(builder => builder.Metadata.Add(new AuditsAs(actions)));
        return endpoint;
    }
}
