using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Audit;
using Parlance.Chat.Conversations;
using Parlance.Chat.Http;
using Parlance.Chat.Retention.Holds;

namespace Parlance.Chat.Retention;

/// <summary>The addresses of how long messages are kept.</summary>
internal static class RetentionEndpoints
{
    public static void MapRetention(this IEndpointRouteBuilder api)
    {
        api.MapPut("/conversations/{id:guid}/retention", async Task<Ok<DescribeConversation.Described>> (HttpContext context, ConversationId id, ChangeRetention.Request request, ChangeRetention change, CancellationToken cancel) =>
                TypedResults.Ok(await change.HandleAsync(context.Actor(), request with { Conversation = id }, cancel)))
            .WithTags("Conversations").Requires(Access.Verified, Scope.ConversationsWrite).WithName("changeRetention").Audits(AuditAction.RetentionChanged).WithSummary("Decide how long messages are kept, as far as it is shorter than on the server.")
            .Refuses(ChatError.NotFound(""));
        api.MapPut("/admin/conversations/{id:guid}/retention", async Task<Ok<DescribeConversation.Described>> (HttpContext context, ConversationId id, ChangeRetention.Fixed request, ChangeRetention change, CancellationToken cancel) =>
                TypedResults.Ok(await change.FixAsync(context.Actor(), id, request, cancel)))
            .WithTags("Administration").Requires(Access.Administrator, Scope.AdminSettings).WithName("fixRetention").Audits(AuditAction.RetentionChanged).WithSummary("Decide how long the messages of a conversation are kept, whatever else was decided.")
            .Refuses(ChatError.NotFound(""));
        api.MapHolds();
    }
}
