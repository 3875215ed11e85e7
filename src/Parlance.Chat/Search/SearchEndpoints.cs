using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Http;

namespace Parlance.Chat.Search;

/// <summary>The address of the search.</summary>
internal static class SearchEndpoints
{
    public static void MapSearch(this IEndpointRouteBuilder api)
    {
        api.MapGet("/search", async Task<Ok<FindMessages.Found>> (
                HttpContext context, string? q, string? order, string? timeZone, string? cursor, int? limit, FindMessages find, CancellationToken cancel) =>
                TypedResults.Ok(await find.HandleAsync(context.Actor(), new(q, FindMessages.ParseOrder(order), timeZone, cursor, limit), cancel)))
            .WithTags("Search").Requires(Access.Verified, Scope.Search).WithName("search")
            .WithSummary("Find messages in all that I may read, and people and conversations by their names. The order is 'newest' or 'relevance'.");
    }
}
