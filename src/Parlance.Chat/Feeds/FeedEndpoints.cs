using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Http;

namespace Parlance.Chat.Feeds;

/// <summary>The addresses of catching up without a socket.</summary>
internal static class FeedEndpoints
{
    public static void MapFeeds(this IEndpointRouteBuilder api)
    {
        var feeds = api.MapGroup("/feeds").WithTags("Feeds");
        feeds.MapGet("", async Task<Ok<ListHeads.Answer>> (HttpContext context, ListHeads heads, CancellationToken cancel) =>
                TypedResults.Ok(await heads.HandleAsync(context.Actor(), cancel)))
            .Requires(Access.Verified, Scope.ConversationsRead).WithName("listFeedHeads").WithSummary("Read the revision of every feed that I follow.");
        feeds.MapPost("/sync", async Task<Ok<SyncFeed.Synced>> (HttpContext context, SyncFeed.Request request, SyncFeed sync, CancellationToken cancel) =>
                TypedResults.Ok(await sync.HandleAsync(context.Actor(), request, cancel)))
            .Requires(Access.Verified, Scope.MessagesRead).WithName("syncFeed").WithSummary("Read what is different in a feed since a revision.")
            .Refuses(ChatError.NotFound("conversation"));
    }
}
