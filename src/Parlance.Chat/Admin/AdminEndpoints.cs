using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Sessions;
using Parlance.Chat.Accounts.Tokens;
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
            .Requires(Access.Administrator, Scope.AdminPeople).WithName("listUsers").WithSummary("List accounts, all or those whose names or address contain something.");
        users.MapGet("/{id:guid}", async Task<Ok<AdminUser>> (UserId id, GetUser get, CancellationToken cancel) =>
                TypedResults.Ok(await get.HandleAsync(id, cancel)))
            .Requires(Access.Administrator, Scope.AdminPeople).WithName("getUser").WithSummary("Read one account.");
        users.MapPatch("/{id:guid}", async Task<Ok<AdminUser>> (HttpContext context, UserId id, ChangeUser.Request request, ChangeUser change, CancellationToken cancel) =>
                TypedResults.Ok(await change.HandleAsync(context.Actor(), id, request, cancel)))
            .Requires(Access.Administrator, Scope.AdminPeople).WithName("changeUser").Audits(AuditAction.UserChanged).WithSummary("Give an account another role, keep it out or let it in again.");
        users.MapDelete("/{id:guid}/sessions", async Task<NoContent> (HttpContext context, UserId id, EndUserSessions end, CancellationToken cancel) =>
            {
                await end.HandleAsync(context.Actor(), id, cancel);
                return TypedResults.NoContent();
            })
            .Requires(Access.Administrator, Scope.AdminPeople).WithName("endUserSessions").Audits(AuditAction.UserSignedOut).WithSummary("Sign all devices of an account out.");
        users.MapGet("/{id:guid}/sessions", async Task<Ok<Page<SessionItem>>> (UserId id, string? cursor, int? limit, ListUserSessions list, CancellationToken cancel) =>
                TypedResults.Ok(await list.HandleAsync(id, cursor, limit, cancel)))
            .Requires(Access.Administrator, Scope.AdminPeople).WithName("listUserSessions").WithSummary("List the devices that are signed in to an account.")
            .Refuses(ChatError.NotFound(""));
        users.MapDelete("/{id:guid}/sessions/{session:guid}", async Task<NoContent> (HttpContext context, UserId id, SessionId session, ListUserSessions list, CancellationToken cancel) =>
            {
                await list.EndAsync(context.Actor(), id, session, cancel);
                return TypedResults.NoContent();
            })
            .Requires(Access.Administrator, Scope.AdminPeople).WithName("endUserSession").Audits(AuditAction.UserSignedOut).WithSummary("Sign one device of an account out.")
            .Refuses(ChatError.NotFound(""));
        users.MapPost("/{id:guid}/password-reset", async Task<Accepted> (HttpContext context, UserId id, SendPasswordReset send, CancellationToken cancel) =>
            {
                await send.HandleAsync(context.Actor(), id, cancel);
                return TypedResults.Accepted((string?)null);
            })
            .Requires(Access.Administrator, Scope.AdminPeople).WithName("sendPasswordReset").Audits(AuditAction.UserResetSent).WithSummary("Send somebody the mail with which to choose a new password.");
    }
}
