using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Http;

namespace Parlance.Chat.PersonalSettings;

/// <summary>The addresses of what people choose for themselves.</summary>
internal static class PersonalSettingEndpoints
{
    public static void MapPersonalSettings(this IEndpointRouteBuilder api)
    {
        var settings = api.MapGroup("/me/settings").WithTags("My account");
        settings.MapGet("", async Task<Ok<ListMySettings.Listed>> (HttpContext context, ListMySettings list, CancellationToken cancel) =>
                TypedResults.Ok(await list.HandleAsync(context.Actor(), cancel)))
            .Requires(Access.Verified, Scope.MeRead).WithName("listMySettings").WithSummary("List what I have chosen for myself.");
        settings.MapPut("/{key}", async Task<Ok<SetSetting.Changed>> (HttpContext context, string key, SetSetting.Request request, SetSetting set, CancellationToken cancel) =>
                TypedResults.Ok(await set.HandleAsync(context.Actor(), request with { Key = key }, cancel)))
            .Requires(Access.Verified, Scope.MeWrite).WithName("setMySetting").WithSummary("Choose something for myself.");
    }
}
