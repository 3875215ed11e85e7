using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Parlance.Chat.Hooks;

/// <summary>What a program is answered that posts to a hook: a status and a word, those of Slack where it has one.</summary>
/// <param name="Status">The status.</param>
/// <param name="Word">The body, as plain text.</param>
/// <param name="RetryAfter">When the same may be tried again.</param>
internal sealed record HookAnswer(int Status, string Word, TimeSpan? RetryAfter = null)
{
    public static HookAnswer Ok { get; } = new(StatusCodes.Status200OK, "ok");

    /// <summary>There is nothing, or it is switched off: no more is said to who does not know the secret.</summary>
    public static HookAnswer NoService { get; } = new(StatusCodes.Status404NotFound, "no_service");

    public static HookAnswer InvalidPayload { get; } = new(StatusCodes.Status400BadRequest, "invalid_payload");

    public static HookAnswer TooLarge { get; } = new(StatusCodes.Status413PayloadTooLarge, "payload_too_large");

    public static HookAnswer NoText { get; } = new(StatusCodes.Status400BadRequest, "no_text");

    public static HookAnswer TooManyAttachments { get; } = new(StatusCodes.Status400BadRequest, "too_many_attachments");

    public static HookAnswer Fault { get; } = new(StatusCodes.Status500InternalServerError, "rollup_error");

    /// <summary>What a refusal of the chat is here.</summary>
    public static HookAnswer Of(ChatError error) => error.Code switch
    {
        "archived" => new(StatusCodes.Status410Gone, "channel_is_archived"),
        "not_found" => new(StatusCodes.Status404NotFound, "channel_not_found"),
        "forbidden" or "muted" or "filtered" => new(StatusCodes.Status403Forbidden, "action_prohibited"),
        "rate_limited" or "slow_mode" => new(StatusCodes.Status429TooManyRequests, "rate_limited", error.RetryAfter),
        "invalid" => InvalidPayload,
        "session_ended" => NoService,
        "unavailable" => new(StatusCodes.Status503ServiceUnavailable, "rollup_error", error.RetryAfter),
        _ => new(error.Status, error.Code, error.RetryAfter),
    };

    public Task WriteAsync(HttpContext context)
    {
        context.Response.StatusCode = Status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        if (RetryAfter is { } wait)
        {
            context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        return context.Response.WriteAsync(Word, context.RequestAborted);
    }
}
