using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Audit;
using Parlance.Chat.Conversations;
using Parlance.Chat.Http;

namespace Parlance.Chat.Messages;

/// <summary>The addresses of messages.</summary>
internal static class MessageEndpoints
{
    public static void MapMessages(this IEndpointRouteBuilder api)
    {
        api.MapPost("/messages", async Task<Ok<SendMessage.Sent>> (HttpContext context, SendMessage.Request request, SendMessage send, CancellationToken cancel) =>
                TypedResults.Ok(await send.HandleAsync(context.Actor(), request, cancel)))
            .WithTags("Messages").Requires(Access.Verified, Scope.MessagesWrite).WithName("sendMessage").WithSummary("Say something in a conversation, or to a person.")
            .Refuses(ChatError.NotFound(""), ChatError.Archived(), ChatError.Muted(TimeSpan.Zero), ChatError.Blocked(), ChatError.Conflict(""));

        var messages = api.MapGroup("/conversations/{id:guid}/messages").WithTags("Messages");
        messages.MapGet("", async Task<Ok<ReadHistory.PageOfHistory>> (
                HttpContext context, ConversationId id, long? before, long? after, long? around, DateTimeOffset? since, int? limit, ReadHistory history, CancellationToken cancel) =>
                TypedResults.Ok(await history.HandleAsync(context.Actor(), new(id, before, after, around, since, limit), cancel)))
            .Requires(Access.Verified, Scope.MessagesRead).WithName("readHistory").WithSummary("Read a page of a conversation.")
            .Refuses(ChatError.NotFound(""));
        messages.MapGet("/{seq:long}", async Task<Ok<GetMessages.Got>> (HttpContext context, ConversationId id, long seq, GetMessages get, CancellationToken cancel) =>
                TypedResults.Ok(await get.RequireAsync(context.Actor(), id, seq, cancel)))
            .Requires(Access.Verified, Scope.MessagesRead).WithName("getMessage").WithSummary("Read one message, its reactions and what it answers.")
            .Refuses(ChatError.NotFound(""));
        messages.MapPatch("/{seq:long}", async Task<Ok<EditMessage.Edited>> (HttpContext context, ConversationId id, long seq, EditMessage.Request request, EditMessage edit, CancellationToken cancel) =>
                TypedResults.Ok(await edit.HandleAsync(context.Actor(), request with { Conversation = id, Seq = seq }, cancel)))
            .Requires(Access.Verified, Scope.MessagesWrite).WithName("editMessage").WithSummary("Give my message another text.")
            .Refuses(ChatError.NotFound(""), ChatError.Archived(), ChatError.Muted(TimeSpan.Zero), ChatError.Conflict(""));
        messages.MapDelete("/{seq:long}", async Task<Ok<EditMessage.Edited>> (HttpContext context, ConversationId id, long seq, DeleteMessage delete, CancellationToken cancel) =>
                TypedResults.Ok(await delete.HandleAsync(context.Actor(), new(id, seq), cancel)))
            .Requires(Access.Verified, Scope.MessagesWrite).WithName("deleteMessage").Audits(AuditAction.MessageDeleted).WithSummary("Delete a message. Its place stays, empty.")
            .Refuses(ChatError.NotFound(""), ChatError.Archived());
        messages.MapPost("/delete", async Task<Ok<DeleteMessages.Swept>> (HttpContext context, ConversationId id, DeleteMessages.Chosen request, DeleteMessages delete, CancellationToken cancel) =>
                TypedResults.Ok(await delete.HandleAsync(context.Actor(), request with { Conversation = id }, cancel)))
            .Requires(Access.Verified, Scope.ModerationWrite).WithName("deleteMessages").Audits(AuditAction.MessagesDeleted).WithSummary("Delete messages that are chosen, whoever wrote them.")
            .Refuses(ChatError.NotFound(""), ChatError.Archived());
        messages.MapPost("/delete-by", async Task<Ok<DeleteMessages.Swept>> (HttpContext context, ConversationId id, DeleteMessages.Written request, DeleteMessages delete, CancellationToken cancel) =>
                TypedResults.Ok(await delete.HandleAsync(context.Actor(), request with { Conversation = id }, cancel)))
            .Requires(Access.Verified, Scope.ModerationWrite).WithName("deleteMessagesBy").Audits(AuditAction.MessagesDeleted).WithSummary("Delete what one person has written in a time.")
            .Refuses(ChatError.NotFound(""), ChatError.Archived());
        messages.MapGet("/{seq:long}/edits", async Task<Ok<ListEdits.Listed>> (HttpContext context, ConversationId id, long seq, ListEdits edits, CancellationToken cancel) =>
                TypedResults.Ok(await edits.HandleAsync(context.Actor(), new(id, seq), cancel)))
            .Requires(Access.Verified, Scope.MessagesRead).WithName("listEdits").WithSummary("Read what a message said before.")
            .Refuses(ChatError.NotFound(""));
        messages.MapPut("/{seq:long}/reactions/{emoji}", async Task<Ok<ReactToMessage.Reacted>> (HttpContext context, ConversationId id, long seq, string emoji, ReactToMessage react, CancellationToken cancel) =>
                TypedResults.Ok(await react.HandleAsync(context.Actor(), new(id, seq, emoji, On: true), cancel)))
            .Requires(Access.Verified, Scope.MessagesWrite).WithName("addReaction").WithSummary("Leave an emoji on a message.")
            .Refuses(ChatError.NotFound(""), ChatError.Archived(), ChatError.Muted(TimeSpan.Zero), ChatError.Conflict(""));
        messages.MapDelete("/{seq:long}/reactions/{emoji}", async Task<Ok<ReactToMessage.Reacted>> (HttpContext context, ConversationId id, long seq, string emoji, ReactToMessage react, CancellationToken cancel) =>
                TypedResults.Ok(await react.HandleAsync(context.Actor(), new(id, seq, emoji, On: false), cancel)))
            .Requires(Access.Verified, Scope.MessagesWrite).WithName("removeReaction").WithSummary("Take my emoji back.")
            .Refuses(ChatError.NotFound(""), ChatError.Archived(), ChatError.Muted(TimeSpan.Zero));
    }
}
