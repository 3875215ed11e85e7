using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Http;

namespace Parlance.Chat.People;

/// <summary>The addresses of seeing others.</summary>
internal static class PeopleEndpoints
{
    public static void MapPeople(this IEndpointRouteBuilder api)
    {
        api.MapGet("/people", async Task<Ok<FindPeople.Found>> (
                HttpContext context, UserId[] ids, string? q, string? cursor, int? limit, GetPeople get, FindPeople find, CancellationToken cancel) =>
                TypedResults.Ok(ids is []
                    ? await find.HandleAsync(context.Actor(), new(q, cursor, limit), cancel)
                    : new((await get.HandleAsync(context.Actor(), new(ids), cancel)).People, Next: null)))
            .WithTags("People").Requires(Access.Verified, Scope.PeopleRead).WithName("findPeople")
            .WithSummary("List people: those with these ids (the parameter up to 100 times), those whose names contain something, or all.");
    }
}
