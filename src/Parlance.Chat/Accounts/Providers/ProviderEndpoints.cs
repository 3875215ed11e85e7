using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parlance.Chat.Http;

namespace Parlance.Chat.Accounts.Providers;

/// <summary>The addresses of signing in through somebody else.</summary>
internal static class ProviderEndpoints
{
    public static void MapProviders(this IEndpointRouteBuilder api)
    {
        var auth = api.MapGroup("/auth/providers/{name}").WithTags("Signing in");
        auth.MapPost("/start", async Task<Ok<StartProviderTrip.Answer>> (HttpContext context, string name, StartProviderTrip.Request request, StartProviderTrip start, CancellationToken cancel) =>
                TypedResults.Ok(await start.HandleAsync(context, name, request, cancel)))
            .RequiresSession(Access.AnyoneOrActor, withoutSecondFactor: true).WithName("startProvider").WithSummary("Begin a round trip to an identity provider: to sign in, to link it, or to prove once more who you are.")
            .Refuses(ChatError.NotFound("sign-in service"), ChatError.EmailUnverified(), ChatError.SecondFactorRequired(), ChatError.ReauthenticationRequired());
        auth.MapGet("/callback", async Task<StatusCodeHttpResult> (HttpContext context, string name, FinishProviderTrip finish, CancellationToken cancel) =>
            {
                context.Response.Headers.Location = await finish.HandleAsync(context, name, cancel);
                return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
            })
            .RequiresNothing().WithName("finishProvider").WithSummary("Where an identity provider sends the browser back to; it goes on to a page.")
            .WithDescription("With the query parameters of OAuth 2.0: code and state, or error and state; and iss of RFC 9207. Refusals lead to the page /signin/failed, with their code.")
            .Produces(StatusCodes.Status303SeeOther)
            .Refuses(ChatError.NotFound("sign-in service"));
        api.MapDelete("/me/providers/{name}", async Task<NoContent> (HttpContext context, string name, UnlinkProvider unlink, CancellationToken cancel) =>
            {
                await unlink.HandleAsync(context.Actor(), name, cancel);
                return TypedResults.NoContent();
            })
            .RequiresSession(Access.Recent).WithTags("My account").WithName("unlinkProvider").WithSummary("Unlink an identity provider.")
            .Refuses(ChatError.NotFound("linked service"), ChatError.LastSignInMethod());
    }
}
