using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Conversations;
using Parlance.Chat.Http;

namespace Parlance.Chat.Presence;

/// <summary>The addresses of who is here.</summary>
internal static class PresenceEndpoints
{
    public static void MapPresence(this IEndpointRouteBuilder api)
    {
        var mine = api.MapGroup("/me/presence").WithTags("Presence");
        mine.MapGet("", async Task<Ok<SetPresence.Chosen>> (HttpContext context, GetOwnPresence get, CancellationToken cancel) =>
                TypedResults.Ok(await get.HandleAsync(context.Actor(), cancel)))
            .Requires(Access.Verified, Scope.MeRead).WithName("getOwnPresence").WithSummary("Read what I have chosen to be shown as.");
        mine.MapPut("", async Task<Ok<SetPresence.Chosen>> (HttpContext context, SetPresence.Request request, SetPresence set, CancellationToken cancel) =>
                TypedResults.Ok(await set.HandleAsync(context.Actor(), request, cancel)))
            .Requires(Access.Verified, Scope.MeWrite).WithName("setPresence").WithSummary("Choose what others see of me, for good or for a time.");
        api.MapGet("/presence", async Task<Ok<ListPresence.Listed>> (HttpContext context, string? users, ListPresence list, CancellationToken cancel) =>
                TypedResults.Ok(await list.HandleAsync(context.Actor(), users, cancel)))
            .WithTags("Presence").Requires(Access.Verified, Scope.PeopleRead).WithName("listPresence").WithSummary("Read who of some people is here: up to 200 ids with commas between them.");
        api.MapGet("/conversations/{id:guid}/reach", async Task<Ok<CountReach.Reached>> (HttpContext context, ConversationId id, string? everybody, CountReach count, CancellationToken cancel) =>
                TypedResults.Ok(await count.HandleAsync(context.Actor(), new(id, CountReach.Parse(everybody)), cancel)))
            .WithTags("Presence").Requires(Access.Verified, Scope.ConversationsRead).WithName("countReach").WithSummary("Count whom a mention of everybody would interrupt: 'here' those who are online, 'channel' all.")
            .Refuses(ChatError.NotFound(""));
    }
}
