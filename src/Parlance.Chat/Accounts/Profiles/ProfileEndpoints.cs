using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parlance.Chat.Http;

namespace Parlance.Chat.Accounts.Profiles;

/// <summary>The addresses of what one may take along, and leave.</summary>
internal static class ProfileEndpoints
{
    public static void MapProfiles(this IEndpointRouteBuilder api)
    {
        var me = api.MapGroup("/me").WithTags("My account");
        me.MapDelete("", async Task<NoContent> (HttpContext context, DeleteMe delete, CancellationToken cancel) =>
            {
                await delete.HandleAsync(context, context.Actor(), cancel);
                return TypedResults.NoContent();
            })
            .RequiresSession(Access.RecentlySignedIn).WithName("deleteMe").WithSummary("Delete my account and my bots.");
        me.MapGet("/export", async Task<Ok<AccountExport>> (HttpContext context, ExportMe export, CancellationToken cancel) =>
                TypedResults.Ok(await export.HandleAsync(context, context.Actor(), cancel)))
            .RequiresSession(Access.RecentlySignedIn).WithName("exportMe").WithSummary("Download everything that the server keeps of my account.");
    }
}
