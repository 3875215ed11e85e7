using System.Text.Json.Serialization;
using Parlance.SocketIO;

namespace Parlance.Chat;

/// <summary>What a successful request is answered with: <c>{ "ok": true, … }</c>.</summary>
internal record Reply
{
    public static Reply Done { get; } = new();

    [JsonPropertyOrder(-1)]
    public bool Ok { get; } = true;
}

/// <summary>What a refused request is answered with.</summary>
internal sealed record Refusal(Refusal.Cause Error)
{
    public bool Ok { get; }

    /// <param name="Code">The cause, stable for clients.</param>
    /// <param name="Message">The same in English, for developers.</param>
    /// <param name="RetryAfter">Seconds until the request may be made again.</param>
    public sealed record Cause(
        string Code,
        string Message,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? RetryAfter);
}

/// <summary>Turns refusals into answers. Faults are left to the library, which logs them and tells the client nothing of them.</summary>
internal sealed class ChatErrorFilter : IGatewayExceptionFilter
{
    public ValueTask<object?> Catch(Exception exception, GatewayContext context) => new(exception switch
    {
        ChatError error => new Refusal(new(error.Code, error.Message, error.RetryAfter?.TotalSeconds)),
        GatewayException error => new Refusal(new(error.Code, error.Message, RetryAfter: null)),
        _ => null,
    });
}
