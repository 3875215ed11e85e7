using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Audit;
using Parlance.Chat.Data;
using Parlance.Chat.Http;

namespace Parlance.Chat.Retention.Holds;

/// <summary>The addresses of holds.</summary>
internal static class HoldEndpoints
{
    public static void MapHolds(this IEndpointRouteBuilder api)
    {
        var holds = api.MapGroup("/admin/holds").WithTags("Administration");
        holds.MapGet("", async Task<Ok<Page<Hold>>> (bool? open, string? cursor, int? limit, ChatDatabase database, CancellationToken cancel) =>
            {
                var query = PageQuery.Of(cursor, limit);
                return TypedResults.Ok(await database.ReadAsync(
                    async db => query.ToPage(await HoldStore.ListAsync(db, open ?? true, query), row => row.Id, row => row), cancel));
            })
            .Requires(Access.Administrator, Scope.AdminSettings).WithName("listHolds").WithSummary("List what is held, or with open=false what was.");
        holds.MapPost("", async Task<Created<Hold>> (HttpContext context, CreateHold.Request request, CreateHold create, CancellationToken cancel) =>
            {
                var hold = await create.HandleAsync(context.Actor(), request, cancel);
                return TypedResults.Created($"/api/v1/admin/holds/{hold.Id}", hold);
            })
            .Requires(Access.Administrator, Scope.AdminSettings).WithName("createHold").Audits(AuditAction.HoldCreated).WithSummary("Keep a conversation, or all that somebody has written, from being purged.")
            .Refuses(ChatError.NotFound(""), ChatError.Conflict(""));
        holds.MapDelete("/{hold:guid}", async Task<NoContent> (HttpContext context, Guid hold, LiftHold lift, CancellationToken cancel) =>
            {
                await lift.HandleAsync(context.Actor(), hold, cancel);
                return TypedResults.NoContent();
            })
            .Requires(Access.Administrator, Scope.AdminSettings).WithName("liftHold").Audits(AuditAction.HoldLifted).WithSummary("Let go of what was held.").Refuses(ChatError.NotFound(""));
    }
}
