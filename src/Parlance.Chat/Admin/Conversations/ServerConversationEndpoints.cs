using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Audit;
using Parlance.Chat.Conversations;
using Parlance.Chat.Http;

namespace Parlance.Chat.Admin.Conversations;

/// <summary>The addresses of looking after conversations that one is not in.</summary>
internal static class ServerConversationEndpoints
{
    public static void MapServerConversations(this IEndpointRouteBuilder api)
    {
        var conversations = api.MapGroup("/admin/conversations").WithTags("Administration");
        conversations.MapGet("", async Task<Ok<Page<AdminConversation>>> (string? q, string? kind, string? cursor, int? limit, ListServerConversations list, CancellationToken cancel) =>
                TypedResults.Ok(await list.HandleAsync(q, kind, cursor, limit, cancel)))
            .Requires(Access.Administrator, Scope.AdminConversations).WithName("listServerConversations").WithSummary("List the conversations of the server, all or those of a 'kind' (direct, group, channel) or whose name contains something, without what is said in them.");
        conversations.MapGet("/{id:guid}", async Task<Ok<AdminConversation>> (ConversationId id, ListServerConversations list, CancellationToken cancel) =>
                TypedResults.Ok(await list.GetAsync(id, cancel)))
            .Requires(Access.Administrator, Scope.AdminConversations).WithName("getServerConversation").WithSummary("Read what a conversation is, without what is said in it.")
            .Refuses(ChatError.NotFound(""));
        conversations.MapGet("/{id:guid}/members", async Task<Ok<ListServerMembers.Listed>> (ConversationId id, string? cursor, int? limit, ListServerMembers list, CancellationToken cancel) =>
                TypedResults.Ok(await list.HandleAsync(id, cursor, limit, cancel)))
            .Requires(Access.Administrator, Scope.AdminConversations).WithName("listServerMembers").WithSummary("List who is in a conversation.")
            .Refuses(ChatError.NotFound(""));
        conversations.MapPut("/{id:guid}/archived", async Task<Ok<AdminConversation>> (HttpContext context, ConversationId id, ArchiveConversation.Request request, ArchiveConversation archive, CancellationToken cancel) =>
                TypedResults.Ok(AdminConversation.Of(await archive.HandleAdministratorAsync(context.Actor(), request with { Conversation = id }, cancel))))
            .Requires(Access.Administrator, Scope.AdminConversations).WithName("archiveServerConversation").Audits(AuditAction.ConversationArchived)
            .WithSummary("Close any group or channel for writing, or open it again.")
            .Refuses(ChatError.NotFound(""), ChatError.NameTaken(), ChatError.Conflict(""));
    }
}
