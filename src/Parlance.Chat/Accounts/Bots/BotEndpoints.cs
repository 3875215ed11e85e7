using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Http;

namespace Parlance.Chat.Accounts.Bots;

/// <summary>The addresses of bots and of their tokens.</summary>
internal static class BotEndpoints
{
    public static void MapBots(this IEndpointRouteBuilder api)
    {
        var bots = api.MapGroup("/bots").WithTags("Bots");
        bots.MapGet("", async Task<Ok<Page<Bot>>> (HttpContext context, bool? all, string? cursor, int? limit, ListBots list, CancellationToken cancel) =>
                TypedResults.Ok(await list.HandleAsync(context.Actor(), all ?? false, cursor, limit, cancel)))
            .RequiresSession(Access.Verified).WithName("listBots").WithSummary("List my bots, or everybody's for administrators.");
        bots.MapPost("", async Task<Created<Bot>> (HttpContext context, CreateBot.Request request, CreateBot create, CancellationToken cancel) =>
                TypedResults.Created((string?)null, await create.HandleAsync(context.Actor(), request, cancel)))
            .RequiresSession(Access.Verified).WithName("createBot").WithSummary("Make a bot.");
        bots.MapPatch("/{id:guid}", async Task<Ok<Bot>> (HttpContext context, UserId id, UpdateBot.Request request, UpdateBot update, CancellationToken cancel) =>
                TypedResults.Ok(await update.HandleAsync(context.Actor(), id, request, cancel)))
            .RequiresSession(Access.Verified).WithName("updateBot").WithSummary("Change a bot's profile. What is left out stays.");
        bots.MapDelete("/{id:guid}", async Task<NoContent> (HttpContext context, UserId id, DeleteBot delete, CancellationToken cancel) =>
            {
                await delete.HandleAsync(context.Actor(), id, cancel);
                return TypedResults.NoContent();
            })
            .RequiresSession(Access.Verified).WithName("deleteBot").WithSummary("Delete a bot and its tokens.");
        MapTokens(bots.MapGroup("/{id:guid}/tokens"));
    }

    private static void MapTokens(RouteGroupBuilder tokens)
    {
        tokens.MapGet("", async Task<Ok<Page<TokenItem>>> (HttpContext context, UserId id, string? cursor, int? limit, ListTokens list, CancellationToken cancel) =>
            {
                var actor = context.Actor();
                return TypedResults.Ok(await list.HandleAsync(async db => (await BotAccess.RequireAsync(db, actor, id)).Id, cursor, limit, cancel));
            })
            .RequiresSession(Access.Verified).WithName("listBotTokens").WithSummary("List a bot's tokens.");
        tokens.MapPost("", async Task<Created<CreateToken.Answer>> (HttpContext context, UserId id, CreateToken.Request request, CreateToken create, CancellationToken cancel) =>
            {
                var actor = context.Actor();
                return TypedResults.Created((string?)null, await create.HandleAsync(actor, db => BotAccess.RequireAsync(db, actor, id), request, cancel));
            })
            // As one's own: it outlives the session that makes it.
            .RequiresSession(Access.Recent).WithName("createBotToken").WithSummary("Make a token for a bot. Its secret is shown once.");
        tokens.MapDelete("/{tokenId:guid}", async Task<NoContent> (HttpContext context, UserId id, Guid tokenId, RevokeToken revoke, CancellationToken cancel) =>
            {
                var actor = context.Actor();
                await revoke.HandleAsync(actor, async db => (await BotAccess.RequireAsync(db, actor, id)).Id, tokenId, cancel);
                return TypedResults.NoContent();
            })
            .RequiresSession(Access.Verified).WithName("revokeBotToken").WithSummary("Revoke a bot's token.");
    }
}
