using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Audit;
using Parlance.Chat.Http;

namespace Parlance.Chat.Settings;

/// <summary>The addresses of the server itself.</summary>
internal static class SettingsEndpoints
{
    public static void MapSettings(this IEndpointRouteBuilder api)
    {
        api.MapGet("/server", async Task<Ok<ServerInfo>> (HttpContext context, GetServer get, CancellationToken cancel) =>
                TypedResults.Ok(await get.HandleAsync(context, cancel)))
            .RequiresNothing().WithTags("Server").WithName("getServer").WithSummary("See what kind of server this is.");
        var settings = api.MapGroup("/admin/settings").WithTags("Administration");
        settings.MapGet("", async Task<Ok<ServerSettings>> (HttpContext context, SettingsStore store, CancellationToken cancel) =>
            {
                var (current, version) = await store.GetVersionedAsync(cancel);
                context.Response.Headers.ETag = ChangeSettings.ETagOf(version);
                return TypedResults.Ok(current);
            })
            .Requires(Access.Administrator, Scope.AdminSettings).WithName("getSettings").WithSummary("Read the server's settings.");
        settings.MapPut("", async Task<Ok<ServerSettings>> (HttpContext context, ChangeSettings.Request request, ChangeSettings change, CancellationToken cancel) =>
                TypedResults.Ok(await change.HandleAsync(context, context.Actor(), request, cancel)))
            .Requires(Access.Administrator, Scope.AdminSettings).WithName("changeSettings").Audits(AuditAction.SettingsChanged).WithSummary("Replace the server's settings. If-Match keeps a change by somebody else.")
            .Refuses(ChatError.Stale(), ChatError.SecondFactorRequired());
    }
}
