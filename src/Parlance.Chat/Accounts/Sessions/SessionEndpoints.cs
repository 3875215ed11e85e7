using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parlance.Chat.Http;

namespace Parlance.Chat.Accounts.Sessions;

/// <summary>The addresses of one's signed-in devices.</summary>
internal static class SessionEndpoints
{
    public static void MapSessions(this IEndpointRouteBuilder api)
    {
        var sessions = api.MapGroup("/me/sessions").WithTags("My account");
        sessions.MapGet("", async Task<Ok<Page<SessionItem>>> (HttpContext context, string? cursor, int? limit, ListSessions list, CancellationToken cancel) =>
                TypedResults.Ok(await list.HandleAsync(context.Actor(), cursor, limit, cancel)))
            .RequiresSession(Access.SignedIn).WithName("listSessions").WithSummary("List the devices that are signed in to my account.");
        sessions.MapDelete("/{id:guid}", async Task<NoContent> (HttpContext context, SessionId id, EndSessions end, CancellationToken cancel) =>
            {
                await end.OneAsync(context.Actor(), id, cancel);
                return TypedResults.NoContent();
            })
            .RequiresSession(Access.SignedIn).WithName("endSession").WithSummary("Sign one device out.");
        sessions.MapDelete("", async Task<Ok<EndSessions.Answer>> (HttpContext context, EndSessions end, CancellationToken cancel) =>
                TypedResults.Ok(await end.OthersAsync(context.Actor(), cancel)))
            .RequiresSession(Access.SignedIn).WithName("endOtherSessions").WithSummary("Sign all other devices out.");
    }
}
