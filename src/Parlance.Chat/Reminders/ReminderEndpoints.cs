using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Http;

namespace Parlance.Chat.Reminders;

/// <summary>The addresses of what people want to be reminded of.</summary>
internal static class ReminderEndpoints
{
    public static void MapReminders(this IEndpointRouteBuilder api)
    {
        var reminders = api.MapGroup("/me/reminders").WithTags("Messages");
        reminders.MapGet("", async Task<Ok<ListReminders.Listed>> (HttpContext context, string? cursor, int? limit, ListReminders list, CancellationToken cancel) =>
                TypedResults.Ok(await list.HandleAsync(context.Actor(), new(cursor, limit), cancel)))
            .Requires(Access.Verified, Scope.MeRead).WithName("listReminders").WithSummary("List my reminders that are not done.");
        reminders.MapPost("", async Task<Ok<AddReminder.Changed>> (HttpContext context, AddReminder.Request request, AddReminder add, CancellationToken cancel) =>
                TypedResults.Ok(await add.HandleAsync(context.Actor(), request, cancel)))
            .Requires(Access.Verified, Scope.MeWrite).WithName("addReminder").WithSummary("Have myself reminded of a message, or of what I write.")
            .Refuses(ChatError.NotFound(""), ChatError.Conflict(""));
        reminders.MapPatch("/{id:guid}", async Task<Ok<AddReminder.Changed>> (HttpContext context, Guid id, ChangeReminder.Snooze request, ChangeReminder change, CancellationToken cancel) =>
                TypedResults.Ok(await change.HandleAsync(context.Actor(), request with { Id = id }, cancel)))
            .Requires(Access.Verified, Scope.MeWrite).WithName("snoozeReminder").WithSummary("Put a reminder off to another time.")
            .Refuses(ChatError.NotFound(""), ChatError.Conflict(""));
        reminders.MapDelete("/{id:guid}", async Task<Ok<AddReminder.Changed>> (HttpContext context, Guid id, ChangeReminder change, CancellationToken cancel) =>
                TypedResults.Ok(await change.HandleDoneAsync(context.Actor(), new(id), cancel)))
            .Requires(Access.Verified, Scope.MeWrite).WithName("finishReminder").WithSummary("Be done with a reminder, due or not.")
            .Refuses(ChatError.NotFound(""));
    }
}
