using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Audit;
using Parlance.Chat.Http;

namespace Parlance.Chat.Conversations;

/// <summary>The addresses of conversations as such.</summary>
internal static class ConversationEndpoints
{
    public static void MapConversations(this IEndpointRouteBuilder api)
    {
        api.MapGet("/channels", async Task<Ok<FindChannels.Found>> (HttpContext context, string? q, string? cursor, int? limit, FindChannels find, CancellationToken cancel) =>
                TypedResults.Ok(await find.HandleAsync(context.Actor(), new(q, cursor, limit), cancel)))
            .WithTags("Conversations").Requires(Access.Verified, Scope.ConversationsRead).WithName("findChannels").WithSummary("List the server's channels, all or those whose name contains something.");

        var conversations = api.MapGroup("/conversations").WithTags("Conversations");
        conversations.MapGet("", async Task<Ok<ListConversations.Listed>> (HttpContext context, string? cursor, int? limit, ListConversations list, CancellationToken cancel) =>
                TypedResults.Ok(await list.HandleAsync(context.Actor(), new(cursor, limit), cancel)))
            .Requires(Access.Verified, Scope.ConversationsRead).WithName("listConversations").WithSummary("List my conversations, with what is new in them.");
        conversations.MapPost("", async Task<Created<CreateConversation.Created>> (HttpContext context, CreateConversation.Request request, CreateConversation create, CancellationToken cancel) =>
            {
                var created = await create.HandleAsync(context.Actor(), request, cancel);
                return TypedResults.Created($"/api/v1/conversations/{created.Conversation.Id}", created);
            })
            .Requires(Access.Verified, Scope.ConversationsWrite).WithName("createConversation").WithSummary("Make a group or a channel.")
            .Refuses(ChatError.NameTaken(), ChatError.Conflict(""));
        conversations.MapGet("/{id:guid}", async Task<Ok<GetConversation.Got>> (HttpContext context, ConversationId id, GetConversation get, CancellationToken cancel) =>
                TypedResults.Ok(await get.HandleAsync(context.Actor(), new(id), cancel)))
            .Requires(Access.Verified, Scope.ConversationsRead).WithName("getConversation").WithSummary("Read one conversation: mine, or a channel that I may join.")
            .Refuses(ChatError.NotFound(""));
        conversations.MapPatch("/{id:guid}", async Task<Ok<DescribeConversation.Described>> (HttpContext context, ConversationId id, DescribeConversation.Request request, DescribeConversation describe, CancellationToken cancel) =>
                TypedResults.Ok(await describe.HandleAsync(context.Actor(), request with { Conversation = id }, cancel)))
            .Requires(Access.Verified, Scope.ConversationsWrite).WithName("describeConversation").Audits(AuditAction.ConversationChanged).WithSummary("Change the name, the topic, the emoji or who reads the history. What is left out stays.")
            .Refuses(ChatError.NotFound(""), ChatError.NameTaken(), ChatError.Archived());
        conversations.MapPut("/{id:guid}/archived", async Task<Ok<DescribeConversation.Described>> (HttpContext context, ConversationId id, ArchiveConversation.Request request, ArchiveConversation archive, CancellationToken cancel) =>
                TypedResults.Ok(await archive.HandleAsync(context.Actor(), request with { Conversation = id }, cancel)))
            .Requires(Access.Verified, Scope.ConversationsWrite).WithName("archiveConversation").Audits(AuditAction.ConversationArchived).WithSummary("Close a conversation for writing, or open it again.")
            .Refuses(ChatError.NotFound(""), ChatError.NameTaken());
        conversations.MapPatch("/{id:guid}/rules", async Task<Ok<DescribeConversation.Described>> (HttpContext context, ConversationId id, ChangeRules.Request request, ChangeRules change, CancellationToken cancel) =>
                TypedResults.Ok(await change.HandleAsync(context.Actor(), request with { Conversation = id }, cancel)))
            .Requires(Access.Verified, Scope.ConversationsWrite).WithName("changeRules").Audits(AuditAction.ConversationChanged).WithSummary("Decide who writes, invites, pins and mentions everybody, and how fast. What is left out stays.")
            .Refuses(ChatError.NotFound(""));
        conversations.MapPost("/{id:guid}/join", async Task<Ok<DescribeConversation.Described>> (HttpContext context, ConversationId id, JoinChannel join, CancellationToken cancel) =>
                TypedResults.Ok(await join.HandleAsync(context.Actor(), new(id), cancel)))
            .Requires(Access.Verified, Scope.ConversationsWrite).WithName("joinChannel").WithSummary("Enter a channel.")
            .Refuses(ChatError.NotFound(""), ChatError.Banned(), ChatError.Archived(), ChatError.Conflict(""));
        conversations.MapPost("/{id:guid}/leave", async Task<NoContent> (HttpContext context, ConversationId id, LeaveConversation leave, CancellationToken cancel) =>
            {
                await leave.HandleAsync(context.Actor(), new(id), cancel);
                return TypedResults.NoContent();
            })
            .Requires(Access.Verified, Scope.ConversationsWrite).WithName("leaveConversation").WithSummary("Leave a group or a channel.")
            .Refuses(ChatError.NotFound(""), ChatError.LastOwner());
    }
}
