using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Http;

namespace Parlance.Chat.Accounts.Tokens;

/// <summary>The addresses of one's personal access tokens. No such token opens them: it could make itself a successor.</summary>
internal static class TokenEndpoints
{
    public static void MapTokens(this IEndpointRouteBuilder api)
    {
        var tokens = api.MapGroup("/me/tokens").WithTags("My account");
        tokens.MapGet("", async Task<Ok<Page<TokenItem>>> (HttpContext context, string? cursor, int? limit, ListTokens list, CancellationToken cancel) =>
                TypedResults.Ok(await list.HandleAsync(_ => Task.FromResult(context.Actor().User), cursor, limit, cancel)))
            .RequiresSession(Access.Verified).WithName("listTokens").WithSummary("List my personal access tokens.");
        tokens.MapPost("", async Task<Created<CreateToken.Answer>> (HttpContext context, CreateToken.Request request, CreateToken create, CancellationToken cancel) =>
            {
                var actor = context.Actor();
                var answer = await create.HandleAsync(actor, db => UserStore.RequireAsync(db, actor.User), request, cancel);
                return TypedResults.Created((string?)null, answer);
            })
            .RequiresSession(Access.Recent).WithName("createToken").WithSummary("Make a personal access token. Its secret is shown once.");
        tokens.MapDelete("/{id:guid}", async Task<NoContent> (HttpContext context, Guid id, RevokeToken revoke, CancellationToken cancel) =>
            {
                var actor = context.Actor();
                await revoke.HandleAsync(actor, _ => Task.FromResult(actor.User), id, cancel);
                return TypedResults.NoContent();
            })
            .RequiresSession(Access.Verified).WithName("revokeToken").WithSummary("Revoke one of my personal access tokens.");
    }
}
