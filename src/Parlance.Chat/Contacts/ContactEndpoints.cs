using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Http;

namespace Parlance.Chat.Contacts;

/// <summary>The addresses of contacts and blocks.</summary>
internal static class ContactEndpoints
{
    public static void MapContacts(this IEndpointRouteBuilder api)
    {
        var contacts = api.MapGroup("/contacts").WithTags("Contacts");
        contacts.MapGet("", async Task<Ok<ListContacts.Listed>> (HttpContext context, string? cursor, int? limit, ListContacts list, CancellationToken cancel) =>
                TypedResults.Ok(await list.HandleAsync(context.Actor(), new(cursor, limit), cancel)))
            .Requires(Access.Verified, Scope.PeopleRead).WithName("listContacts").WithSummary("List my contacts, and the requests that wait.");
        contacts.MapPut("/{user:guid}", async Task<Ok<RequestContact.Changed>> (HttpContext context, UserId user, RequestContact.Request request, RequestContact contact, CancellationToken cancel) =>
                TypedResults.Ok(await contact.HandleAsync(context.Actor(), request with { User = user }, cancel)))
            .Requires(Access.Verified, Scope.PeopleWrite).WithName("requestContact").WithSummary("Ask somebody to be my contact.")
            .Refuses(ChatError.NotFound(""), ChatError.Blocked(), ChatError.Conflict(""));
        contacts.MapPut("/{user:guid}/answer", async Task<Ok<RequestContact.Changed>> (HttpContext context, UserId user, AnswerContact.Request request, AnswerContact answer, CancellationToken cancel) =>
                TypedResults.Ok(await answer.HandleAsync(context.Actor(), request with { User = user }, cancel)))
            .Requires(Access.Verified, Scope.PeopleWrite).WithName("answerContact").WithSummary("Say yes or no to somebody who has asked to be my contact.")
            .Refuses(ChatError.NotFound(""));
        contacts.MapDelete("/{user:guid}", async Task<Ok<RequestContact.Changed>> (HttpContext context, UserId user, RemoveContact remove, CancellationToken cancel) =>
                TypedResults.Ok(await remove.HandleAsync(context.Actor(), new(user), cancel)))
            .Requires(Access.Verified, Scope.PeopleWrite).WithName("removeContact").WithSummary("End a contact, or a request in either direction.")
            .Refuses(ChatError.NotFound(""));

        var blocks = api.MapGroup("/blocks").WithTags("Contacts");
        blocks.MapGet("", async Task<Ok<ListBlocks.Listed>> (HttpContext context, string? cursor, int? limit, ListBlocks list, CancellationToken cancel) =>
                TypedResults.Ok(await list.HandleAsync(context.Actor(), new(cursor, limit), cancel)))
            .Requires(Access.Verified, Scope.PeopleRead).WithName("listBlocks").WithSummary("List whom I have blocked.");
        blocks.MapPut("/{user:guid}", async Task<Ok<BlockPerson.Changed>> (HttpContext context, UserId user, BlockPerson block, CancellationToken cancel) =>
                TypedResults.Ok(await block.HandleAsync(context.Actor(), new(user), cancel)))
            .Requires(Access.Verified, Scope.PeopleWrite).WithName("blockPerson").WithSummary("Keep somebody from reaching me. They are not told.")
            .Refuses(ChatError.NotFound(""), ChatError.Conflict(""));
        blocks.MapDelete("/{user:guid}", async Task<Ok<BlockPerson.Changed>> (HttpContext context, UserId user, BlockPerson block, CancellationToken cancel) =>
                TypedResults.Ok(await block.HandleUnblockAsync(context.Actor(), new(user), cancel)))
            .Requires(Access.Verified, Scope.PeopleWrite).WithName("unblockPerson").WithSummary("Let somebody reach me again.")
            .Refuses(ChatError.NotFound(""));
    }
}
