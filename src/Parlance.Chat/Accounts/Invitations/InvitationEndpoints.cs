using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parlance.Chat.Audit;
using Parlance.Chat.Http;

namespace Parlance.Chat.Accounts.Invitations;

/// <summary>The addresses of invitations.</summary>
internal static class InvitationEndpoints
{
    public static void MapInvitations(this IEndpointRouteBuilder api)
    {
        var invitations = api.MapGroup("/invitations").WithTags("Invitations");
        invitations.MapGet("", async Task<Ok<Page<InvitationItem>>> (string? cursor, int? limit, ListInvitations list, CancellationToken cancel) =>
                TypedResults.Ok(await list.HandleAsync(cursor, limit, cancel)))
            .Requires(Access.Administrator).WithName("listInvitations").WithSummary("List the invitations that were not revoked.");
        invitations.MapPost("", async Task<Created<CreateInvitation.Answer>> (HttpContext context, CreateInvitation.Request request, CreateInvitation create, CancellationToken cancel) =>
                TypedResults.Created((string?)null, await create.HandleAsync(context.Actor(), request, cancel)))
            .Requires(Access.Administrator).WithName("createInvitation").Audits(AuditAction.InvitationCreated).WithSummary("Make an invitation. Its link is shown once.");
        invitations.MapDelete("/{id:guid}", async Task<NoContent> (HttpContext context, Guid id, RevokeInvitation revoke, CancellationToken cancel) =>
            {
                await revoke.HandleAsync(context.Actor(), id, cancel);
                return TypedResults.NoContent();
            })
            .Requires(Access.Administrator).WithName("revokeInvitation").Audits(AuditAction.InvitationRevoked).WithSummary("Revoke an invitation.");
        invitations.MapPost("/preview", async Task<Ok<PreviewInvitation.Answer>> (HttpContext context, PreviewInvitation.Request request, PreviewInvitation preview, CancellationToken cancel) =>
                TypedResults.Ok(await preview.HandleAsync(context, request, cancel)))
            .Requires(Access.Anyone).WithName("previewInvitation").WithSummary("See what an invitation is to.");
    }
}
