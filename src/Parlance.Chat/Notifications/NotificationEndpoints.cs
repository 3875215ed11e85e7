using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Conversations;
using Parlance.Chat.Http;

namespace Parlance.Chat.Notifications;

/// <summary>The addresses of how people want to be told of messages.</summary>
internal static class NotificationEndpoints
{
    public static void MapNotifications(this IEndpointRouteBuilder api)
    {
        var notifications = api.MapGroup("/me/notifications").WithTags("My account");
        notifications.MapGet("", async Task<Ok<ListNotifications.Listed>> (HttpContext context, string? cursor, int? limit, ListNotifications list, CancellationToken cancel) =>
                TypedResults.Ok(await list.HandleAsync(context.Actor(), new(cursor, limit), cancel)))
            .Requires(Access.Verified, Scope.MeRead).WithName("listMyNotifications").WithSummary("List how I want to be told of messages.");
        notifications.MapPut("", async Task<Ok<SetNotificationRules.Changed>> (HttpContext context, SetNotificationRules.Request request, SetNotificationRules set, CancellationToken cancel) =>
                TypedResults.Ok(await set.HandleAsync(context.Actor(), request, cancel)))
            .Requires(Access.Verified, Scope.MeWrite).WithName("setMyNotifications").WithSummary("Choose my keywords and quiet hours.");
        notifications.MapPut("/{id:guid}", async Task<Ok<SetNotificationLevel.Changed>> (HttpContext context, ConversationId id, SetNotificationLevel.Request request, SetNotificationLevel set, CancellationToken cancel) =>
                TypedResults.Ok(await set.HandleAsync(context.Actor(), request with { Conversation = id }, cancel)))
            .Requires(Access.Verified, Scope.MeWrite).WithName("setMyNotificationLevel").WithSummary("Choose when a conversation may interrupt me.")
            .Refuses(ChatError.NotFound(""));
    }
}
