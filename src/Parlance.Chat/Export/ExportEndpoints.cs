using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parlance.Chat.Http;

namespace Parlance.Chat.Export;

/// <summary>The address of one's own data.</summary>
internal static class ExportEndpoints
{
    public static void MapExport(this IEndpointRouteBuilder api) =>
        api.MapGet("/me/export.zip", async Task<PushStreamHttpResult> (HttpContext context, DownloadMyData download, CancellationToken cancel) =>
                TypedResults.Stream(await download.HandleAsync(context.Actor(), cancel), "application/zip", DownloadMyData.FileName))
            .WithTags("My account")
            .RequiresSession(Access.RecentlySignedIn).WithName("downloadMyData").WithSummary("Download my account and all that I have written, as pages and JSON in one ZIP file.")
            .Produces(StatusCodes.Status200OK, contentType: "application/zip");
}
