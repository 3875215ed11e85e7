using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Audit;
using Parlance.Chat.Conversations;
using Parlance.Chat.Http;

namespace Parlance.Chat.Commands;

/// <summary>The addresses of slash commands.</summary>
internal static class CommandEndpoints
{
    public static void MapCommands(this IEndpointRouteBuilder api)
    {
        var here = api.MapGroup("/conversations/{id:guid}/commands").WithTags("Integrations");
        here.MapGet("", async Task<Ok<ListCommands.Listed>> (HttpContext context, ConversationId id, ListCommands list, CancellationToken cancel) =>
                TypedResults.Ok(await list.HandleAsync(context.Actor(), new(id), cancel)))
            .Requires(Access.Verified, Scope.CommandsRead).WithName("listCommands").WithSummary("List the commands that I may use in a conversation.")
            .Refuses(ChatError.NotFound(""));
        here.MapPost("", async Task<Ok<RunCommand.Ran>> (HttpContext context, ConversationId id, RunCommand.Request request, RunCommand run, CancellationToken cancel) =>
                TypedResults.Ok(await run.HandleAsync(context.Actor(), request with { Conversation = id }, cancel)))
            .Requires(Access.Verified, Scope.CommandsWrite).WithName("runCommand").WithSummary("Do what a text says that begins with a slash.")
            .Refuses(ChatError.NotFound(""), ChatError.UnknownCommand("", []), ChatError.Archived(), ChatError.Muted(TimeSpan.Zero), ChatError.Blocked(), ChatError.Conflict(""));
        var commands = api.MapGroup("/commands").WithTags("Integrations");
        commands.MapPut("/{name}", async Task<Ok<RegisterCommand.Registered>> (HttpContext context, string name, RegisterCommand.Request request, RegisterCommand register, CancellationToken cancel) =>
                TypedResults.Ok(await register.HandleAsync(context.Actor(), request with { Name = name }, cancel)))
            .Requires(Access.Verified, Scope.CommandsWrite).WithName("registerCommand").Audits(AuditAction.CommandRegistered).WithSummary("Say that a bot understands a command.")
            .Refuses(ChatError.NotFound(""), ChatError.Conflict(""));
        commands.MapDelete("/{name}", async Task<NoContent> (HttpContext context, string name, RegisterCommand register, CancellationToken cancel) =>
            {
                await register.HandleRemoveAsync(context.Actor(), new(name), cancel);
                return TypedResults.NoContent();
            })
            .Requires(Access.Verified, Scope.CommandsWrite).WithName("unregisterCommand").Audits(AuditAction.CommandRemoved).WithSummary("Take a command of a bot back.")
            .Refuses(ChatError.NotFound(""));
        commands.MapPost("/calls/{call:guid}/response", async Task<Ok<RespondToCommand.Responded>> (HttpContext context, Guid call, RespondToCommand.Request request, RespondToCommand respond, CancellationToken cancel) =>
                TypedResults.Ok(await respond.HandleAsync(context.Actor(), request with { Call = call }, cancel)))
            .Requires(Access.Verified, Scope.CommandsWrite).WithName("respondToCommand").WithSummary("Answer a command that my bot was asked.")
            .Refuses(ChatError.NotFound(""), ChatError.Conflict(""), ChatError.Archived(), ChatError.Muted(TimeSpan.Zero));
    }
}
