using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Audit;
using Parlance.Chat.Http;

namespace Parlance.Chat.Conversations;

/// <summary>The addresses of who is in a conversation.</summary>
internal static class MemberEndpoints
{
    public static void MapMembers(this IEndpointRouteBuilder api)
    {
        var members = api.MapGroup("/conversations/{id:guid}/members").WithTags("Members");
        members.MapGet("", async Task<Ok<ListMembers.Listed>> (HttpContext context, ConversationId id, string? cursor, int? limit, ListMembers list, CancellationToken cancel) =>
                TypedResults.Ok(await list.HandleAsync(context.Actor(), new(id, cursor, limit), cancel)))
            .Requires(Access.Verified, Scope.ConversationsRead).WithName("listMembers").WithSummary("List who is in a conversation.")
            .Refuses(ChatError.NotFound(""));
        members.MapPost("", async Task<Ok<DescribeConversation.Described>> (HttpContext context, ConversationId id, InviteMembers.Request request, InviteMembers invite, CancellationToken cancel) =>
                TypedResults.Ok(await invite.HandleAsync(context.Actor(), request with { Conversation = id }, cancel)))
            .Requires(Access.Verified, Scope.MembersWrite).WithName("inviteMembers").WithSummary("Let people in.")
            .Refuses(ChatError.NotFound(""), ChatError.Archived(), ChatError.Conflict(""));
        members.MapPatch("/{user:guid}", async Task<Ok<ChangeMember.Changed>> (HttpContext context, ConversationId id, UserId user, ChangeMember.Request request, ChangeMember change, CancellationToken cancel) =>
                TypedResults.Ok(await change.HandleAsync(context.Actor(), request with { Conversation = id, User = user }, cancel)))
            .Requires(Access.Verified, Scope.MembersWrite).WithName("changeMember").Audits(AuditAction.MemberRole, AuditAction.MemberMuted).WithSummary("Give a member another role, or keep them from writing for a time.")
            .Refuses(ChatError.NotFound(""), ChatError.LastOwner());
        members.MapDelete("/{user:guid}", async Task<NoContent> (HttpContext context, ConversationId id, UserId user, RemoveMember remove, CancellationToken cancel) =>
            {
                await remove.HandleAsync(context.Actor(), new RemoveMember.Kick(id, user), cancel);
                return TypedResults.NoContent();
            })
            .Requires(Access.Verified, Scope.MembersWrite).WithName("kickMember").Audits(AuditAction.MemberKicked).WithSummary("Put somebody out.")
            .Refuses(ChatError.NotFound(""), ChatError.LastOwner());

        var bans = api.MapGroup("/conversations/{id:guid}/bans").WithTags("Members");
        bans.MapGet("", async Task<Ok<ListBans.Listed>> (HttpContext context, ConversationId id, string? cursor, int? limit, ListBans list, CancellationToken cancel) =>
                TypedResults.Ok(await list.HandleAsync(context.Actor(), new(id, cursor, limit), cancel)))
            .Requires(Access.Verified, Scope.ModerationRead).WithName("listBans").WithSummary("List who was put out for good.")
            .Refuses(ChatError.NotFound(""));
        bans.MapPut("/{user:guid}", async Task<NoContent> (HttpContext context, ConversationId id, UserId user, RemoveMember.Ban request, RemoveMember remove, CancellationToken cancel) =>
            {
                await remove.HandleAsync(context.Actor(), request with { Conversation = id, User = user }, cancel);
                return TypedResults.NoContent();
            })
            .Requires(Access.Verified, Scope.MembersWrite).WithName("banMember").Audits(AuditAction.MemberBanned).WithSummary("Put somebody out for good.")
            .Refuses(ChatError.NotFound(""), ChatError.LastOwner());
        bans.MapDelete("/{user:guid}", async Task<NoContent> (HttpContext context, ConversationId id, UserId user, RemoveMember remove, CancellationToken cancel) =>
            {
                await remove.HandleUnbanAsync(context.Actor(), new(id, user), cancel);
                return TypedResults.NoContent();
            })
            .Requires(Access.Verified, Scope.MembersWrite).WithName("unbanMember").Audits(AuditAction.MemberUnbanned).WithSummary("Let somebody join again who was put out for good.")
            .Refuses(ChatError.NotFound(""));
    }
}
