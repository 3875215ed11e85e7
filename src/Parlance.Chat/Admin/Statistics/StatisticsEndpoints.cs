using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Http;

namespace Parlance.Chat.Admin.Statistics;

/// <summary>The address of what there is on the server.</summary>
internal static class StatisticsEndpoints
{
    public static void MapStatistics(this IEndpointRouteBuilder api) => api
        .MapGet("/admin/statistics", async Task<Ok<ReadStatistics.Answer>> (DateOnly? from, DateOnly? to, ReadStatistics read, CancellationToken cancel) =>
            TypedResults.Ok(await read.HandleAsync(from, to, cancel)))
        .WithTags("Administration").Requires(Access.Administrator, Scope.AdminStatistics).WithName("readStatistics")
        .WithSummary("Read what there is on the server, and what there was on each of up to 366 days; the last 30 if none are named.");
}
