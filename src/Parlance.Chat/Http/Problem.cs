using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Parlance.Chat.Feeds;

namespace Parlance.Chat.Http;

/// <summary>How a refusal looks over HTTP (RFC 9457).</summary>
/// <param name="Title">What happened, in English, for developers.</param>
/// <param name="Status">The status of the answer.</param>
/// <param name="Code">The cause, stable for clients.</param>
/// <param name="Errors">What is wrong with which field.</param>
/// <param name="RetryAfter">Seconds until the request may be made again; also in the header <c>Retry-After</c>.</param>
/// <param name="Current">With <c>stale</c>: what there is instead of what the client knows.</param>
/// <param name="TraceId">Finds the request in the server's log.</param>
internal sealed record Problem(
    string Title,
    int Status,
    string Code,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, string[]>? Errors,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? RetryAfter,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] FeedRow? Current,
    string? TraceId)
{
    public const string ContentType = "application/problem+json";

    /// <summary>The code says it; there is no page for each.</summary>
    public string Type { get; } = "about:blank";

    public static async Task WriteAsync(HttpContext context, ChatError error)
    {
        var response = context.Response;
        var seconds = error.RetryAfter is { } wait ? Math.Ceiling(wait.TotalSeconds) : (double?)null;
        var problem = new Problem(error.Message, error.Status, error.Code, error.Errors, seconds, error.Current, Activity.Current?.Id ?? context.TraceIdentifier);
        response.StatusCode = error.Status;
        if (seconds is { } retryAfter)
        {
            response.Headers.RetryAfter = retryAfter.ToString(CultureInfo.InvariantCulture);
        }

        if (error.Status is StatusCodes.Status401Unauthorized)
        {
            response.Headers.WWWAuthenticate = "Bearer";
        }

        await response.WriteAsJsonAsync(problem, options: null, ContentType, context.RequestAborted).ConfigureAwait(false);
    }
}
