using System.Net;
using System.Text.Json;

namespace Parlance.Integrations.Ses;

/// <summary>What the service says.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Error">The error's name, such as <c>MessageRejected</c>; null for none.</param>
/// <param name="Body">The content.</param>
internal sealed record SesAnswer(HttpStatusCode Status, string? Error, string Body)
{
    // These pass, though some of them come with status 400. What the operator mends (a pause, a missing right) passes too.
    private static readonly HashSet<string> Passing = new(StringComparer.Ordinal)
    {
        "AccountSuspendedException", "LimitExceededException", "MailFromDomainNotVerifiedException", "SendingPausedException",
        "ThrottlingException", "TooManyRequestsException", "ExpiredTokenException", "RequestTimeTooSkewed",
    };

    public bool IsSuccess => (int)Status is >= 200 and < 300;

    /// <summary>Whether the same request may succeed later.</summary>
    public bool IsTemporary => (int)Status >= 500
        || Status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
        || (Error is not null && Passing.Contains(Error));

    /// <summary>Status and error, without the text, which quotes addresses.</summary>
    public string Codes => Error is null ? $"{(int)Status}" : $"{(int)Status} {Error}";

    public static async Task<SesAnswer> ReadAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        // "MessageRejected:http://internal.amazon.com/…" in some answers.
        var error = response.Headers.TryGetValues("x-amzn-ErrorType", out var values) ? values.First().Split(':')[0] : null;
        return new SesAnswer(response.StatusCode, error, await response.Content.ReadAsStringAsync(cancel));
    }

    /// <summary>The text of an error, for the operator.</summary>
    public string Text()
    {
        try
        {
            using var body = JsonDocument.Parse(Body);
            return body.RootElement.ValueKind == JsonValueKind.Object && body.RootElement.TryGetProperty("message", out var message)
                ? $"{Codes}: {message}"
                : Codes;
        }
        catch (JsonException)
        {
            return Codes;
        }
    }
}
