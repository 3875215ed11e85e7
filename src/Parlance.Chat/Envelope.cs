using System.Reflection;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;
using Parlance.SocketIO;

namespace Parlance.Chat;

/// <summary>What a successful request is answered with: <c>{ "ok": true, … }</c>.</summary>
internal record Reply
{
    public static Reply Done { get; } = new();

    [JsonPropertyOrder(-1)]
    public bool Ok { get; } = true;

    /// <summary>Leaves the flag out of an answer's JSON.</summary>
    public static void WithoutOk(JsonTypeInfo type)
    {
        if (typeof(Reply).IsAssignableFrom(type.Type) && type.Properties.FirstOrDefault(property => property.AttributeProvider is MemberInfo { Name: nameof(Ok) }) is { } ok)
        {
            type.Properties.Remove(ok);
        }
    }
}

/// <summary>What a refused request is answered with.</summary>
internal sealed record Refusal(Refusal.Cause Error)
{
    public bool Ok { get; }

    /// <param name="Code">The cause, stable for clients.</param>
    /// <param name="Message">The same in English, for developers.</param>
    /// <param name="RetryAfter">Seconds until the request may be made again.</param>
    /// <param name="Current">With <c>stale</c>: what there is instead of what the client knows.</param>
    public sealed record Cause(
        string Code,
        string Message,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? RetryAfter,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] FeedRow? Current = null);
}

/// <summary>Turns whatever a use case throws into an answer. A client learns of a fault that there was one; the rest is in the log.</summary>
internal sealed partial class ChatErrorFilter(ILogger<ChatErrorFilter> logger) : IGatewayExceptionFilter
{
    public ValueTask<object?> Catch(Exception exception, GatewayContext context) => new(exception switch
    {
        ChatError error => RefusalOf(error),
        GatewayException error => new Refusal(new(error.Code, error.Message, RetryAfter: null)),
        DatabaseUnavailableException error => Unavailable(error, context),
        // Nobody is there to be told.
        OperationCanceledException when context.CancellationToken.IsCancellationRequested => null,
        _ => Fault(exception, context),
    });

    private static Refusal RefusalOf(ChatError error) => new(new Refusal.Cause(error.Code, error.Message, error.RetryAfter?.TotalSeconds, error.Current));

    private Refusal Unavailable(DatabaseUnavailableException error, GatewayContext context)
    {
        LogUnavailable(error, context.Event?.EventName);
        return RefusalOf(ChatError.Unavailable());
    }

    private Refusal Fault(Exception error, GatewayContext context)
    {
        LogFault(error, context.Event?.EventName);
        return RefusalOf(ChatError.Fault());
    }

    [LoggerMessage(10400, LogLevel.Error, "Event {Event} failed")]
    private partial void LogFault(Exception fault, string? @event);

    [LoggerMessage(10401, LogLevel.Error, "Event {Event} found no database")]
    private partial void LogUnavailable(Exception reason, string? @event);
}
