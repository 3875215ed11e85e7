using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Audit;
using Parlance.Chat.Conversations;
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
            .Requires(Access.Administrator, Scope.AdminPeople).WithName("listInvitations").WithSummary("List the invitations that were not revoked.");
        invitations.MapPost("", async Task<Created<CreateInvitation.Answer>> (HttpContext context, CreateInvitation.Request request, CreateInvitation create, CancellationToken cancel) =>
                TypedResults.Created((string?)null, await create.HandleAsync(context.Actor(), request, cancel)))
            .Requires(Access.Administrator, Scope.AdminPeople).WithName("createInvitation").Audits(AuditAction.InvitationCreated).WithSummary("Make an invitation. Its link is shown once.");
        invitations.MapDelete("/{id:guid}", async Task<NoContent> (HttpContext context, Guid id, RevokeInvitation revoke, CancellationToken cancel) =>
            {
                await revoke.HandleAsync(context.Actor(), id, cancel);
                return TypedResults.NoContent();
            })
            .Requires(Access.Administrator, Scope.AdminPeople).WithName("revokeInvitation").Audits(AuditAction.InvitationRevoked).WithSummary("Revoke an invitation.");
        invitations.MapPost("/use", async Task<Ok<DescribeConversation.Described>> (HttpContext context, UseInvitation.Request request, UseInvitation use, CancellationToken cancel) =>
                TypedResults.Ok(await use.HandleAsync(context.Actor(), request, cancel)))
            .Requires(Access.Verified, Scope.ConversationsWrite).WithName("useInvitation").WithSummary("Enter the conversation that a link leads to.")
            .Refuses(ChatError.InvitationInvalid(), ChatError.Banned(), ChatError.Archived(), ChatError.Conflict(""));
        var links = api.MapGroup("/conversations/{id:guid}/invitations").WithTags("Invitations");
        links.MapGet("", async Task<Ok<ListConversationInvitations.Listed>> (HttpContext context, ConversationId id, string? cursor, int? limit, ListConversationInvitations list, CancellationToken cancel) =>
                TypedResults.Ok(await list.HandleAsync(context.Actor(), new(id, cursor, limit), cancel)))
            .Requires(Access.Verified, Scope.ConversationsRead).WithName("listConversationInvitations").WithSummary("List the links into a conversation that were not revoked.")
            .Refuses(ChatError.NotFound(""));
        links.MapPost("", async Task<Created<CreateInvitation.Answer>> (HttpContext context, ConversationId id, CreateInvitation.Request request, CreateInvitation create, CancellationToken cancel) =>
                TypedResults.Created((string?)null, await create.HandleMemberAsync(context.Actor(), request with { Conversation = id }, cancel)))
            .Requires(Access.Verified, Scope.MembersWrite).WithName("createConversationInvitation").Audits(AuditAction.InvitationCreated).WithSummary("Make a link into a conversation. It is shown once.")
            .Refuses(ChatError.NotFound(""), ChatError.Archived(), ChatError.Conflict(""));
        links.MapDelete("/{invitation:guid}", async Task<NoContent> (HttpContext context, ConversationId id, Guid invitation, RevokeConversationInvitation revoke, CancellationToken cancel) =>
            {
                await revoke.HandleAsync(context.Actor(), new(id, invitation), cancel);
                return TypedResults.NoContent();
            })
            .Requires(Access.Verified, Scope.MembersWrite).WithName("revokeConversationInvitation").Audits(AuditAction.InvitationRevoked).WithSummary("Revoke a link into a conversation: my own, or as a moderator anybody's.")
            .Refuses(ChatError.NotFound(""));
        invitations.MapPost("/preview", async Task<Ok<PreviewInvitation.Answer>> (HttpContext context, PreviewInvitation.Request request, PreviewInvitation preview, CancellationToken cancel) =>
                TypedResults.Ok(await preview.HandleAsync(context, request, cancel)))
            .RequiresNothing().WithName("previewInvitation").WithSummary("See what an invitation is to.");
    }
}
