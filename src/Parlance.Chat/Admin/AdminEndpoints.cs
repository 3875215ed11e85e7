using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parlance.Chat.Accounts;
using Parlance.Chat.Audit;
using Parlance.Chat.Http;

namespace Parlance.Chat.Admin;

/// <summary>The addresses of looking after other people's accounts.</summary>
internal static class AdminEndpoints
{
    public static void MapAdmin(this IEndpointRouteBuilder api)
    {
        var users = api.MapGroup("/admin/users").WithTags("Administration");
        users.MapGet("", async Task<Ok<Page<AdminUser>>> (string? q, string? cursor, int? limit, ListUsers list, CancellationToken cancel) =>
                TypedResults.Ok(await list.HandleAsync(q, cursor, limit, cancel)))
            .Requires(Access.Administrator).WithName("listUsers").WithSummary("List accounts, all or those whose names or address contain something.");
        users.MapGet("/{id:guid}", async Task<Ok<AdminUser>> (UserId id, GetUser get, CancellationToken cancel) =>
                TypedResults.Ok(await get.HandleAsync(id, cancel)))
            .Requires(Access.Administrator).WithName("getUser").WithSummary("Read one account.");
        users.MapPatch("/{id:guid}", async Task<Ok<AdminUser>> (HttpContext context, UserId id, ChangeUser.Request request, ChangeUser change, CancellationToken cancel) =>
                TypedResults.Ok(await change.HandleAsync(context.Actor(), id, request, cancel)))
            .Requires(Access.Administrator).WithName("changeUser").Audits(AuditAction.UserChanged).WithSummary("Give an account another role, keep it out or let it in again.");
        users.MapDelete("/{id:guid}/sessions", async Task<NoContent> (HttpContext context, UserId id, EndUserSessions end, CancellationToken cancel) =>
            {
                await end.HandleAsync(context.Actor(), id, cancel);
                return TypedResults.NoContent();
            })
            .Requires(Access.Administrator).WithName("endUserSessions").Audits(AuditAction.UserSignedOut).WithSummary("Sign all devices of an account out.");
        users.MapPost("/{id:guid}/password-reset", async Task<Accepted> (HttpContext context, UserId id, SendPasswordReset send, CancellationToken cancel) =>
            {
                await send.HandleAsync(context.Actor(), id, cancel);
                return TypedResults.Accepted((string?)null);
            })
            .Requires(Access.Administrator).WithName("sendPasswordReset").Audits(AuditAction.UserResetSent).WithSummary("Send somebody the mail with which to choose a new password.");
    }
}
