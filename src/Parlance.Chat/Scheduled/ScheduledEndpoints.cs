using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Http;

namespace Parlance.Chat.Scheduled;

/// <summary>The addresses of messages that are sent later.</summary>
internal static class ScheduledEndpoints
{
    public static void MapScheduled(this IEndpointRouteBuilder api)
    {
        var scheduled = api.MapGroup("/me/scheduled").WithTags("Messages");
        scheduled.MapGet("", async Task<Ok<ListScheduled.Listed>> (HttpContext context, string? cursor, int? limit, ListScheduled list, CancellationToken cancel) =>
                TypedResults.Ok(await list.HandleAsync(context.Actor(), new(cursor, limit), cancel)))
            .Requires(Access.Verified, Scope.MeRead).WithName("listScheduled").WithSummary("List the messages that I send later.");
        scheduled.MapPost("", async Task<Ok<ScheduleMessage.Changed>> (HttpContext context, ScheduleMessage.Request request, ScheduleMessage schedule, CancellationToken cancel) =>
                TypedResults.Ok(await schedule.HandleAsync(context.Actor(), request, cancel)))
            .Requires(Access.Verified, Scope.MessagesWrite).WithName("scheduleMessage").WithSummary("Write a message now that is sent later.")
            .Refuses(ChatError.NotFound(""), ChatError.Conflict(""));
        scheduled.MapPatch("/{id:guid}", async Task<Ok<ScheduleMessage.Changed>> (HttpContext context, Guid id, EditScheduled.Request request, EditScheduled edit, CancellationToken cancel) =>
                TypedResults.Ok(await edit.HandleAsync(context.Actor(), request with { Id = id }, cancel)))
            .Requires(Access.Verified, Scope.MessagesWrite).WithName("editScheduled").WithSummary("Give a message that was not sent yet another text or time.")
            .Refuses(ChatError.NotFound(""), ChatError.Conflict(""), ChatError.Stale());
        scheduled.MapDelete("/{id:guid}", async Task<Ok<ScheduleMessage.Changed>> (HttpContext context, Guid id, EditScheduled edit, CancellationToken cancel) =>
                TypedResults.Ok(await edit.HandleRemoveAsync(context.Actor(), new(id), cancel)))
            .Requires(Access.Verified, Scope.MessagesWrite).WithName("removeScheduled").WithSummary("Take a message back that was not sent yet.")
            .Refuses(ChatError.NotFound(""), ChatError.Conflict(""), ChatError.Stale());
        scheduled.MapPost("/{id:guid}/send", async Task<Ok<ScheduleMessage.Changed>> (HttpContext context, Guid id, SendScheduled send, CancellationToken cancel) =>
                TypedResults.Ok(await send.HandleAsync(context.Actor(), new(id), cancel)))
            .Requires(Access.Verified, Scope.MessagesWrite).WithName("sendScheduled").WithSummary("Send a scheduled message now.")
            .Refuses(ChatError.NotFound(""), ChatError.Archived(), ChatError.Muted(TimeSpan.Zero), ChatError.Blocked(), ChatError.Conflict(""), ChatError.Stale());
    }
}
