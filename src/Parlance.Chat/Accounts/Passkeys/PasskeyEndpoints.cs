using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parlance.Chat.Accounts.SignIn;
using Parlance.Chat.Http;

namespace Parlance.Chat.Accounts.Passkeys;

/// <summary>The addresses of passkeys.</summary>
internal static class PasskeyEndpoints
{
    public static void MapPasskeys(this IEndpointRouteBuilder api)
    {
        var auth = api.MapGroup("/auth/passkey").WithTags("Signing in");
        auth.MapPost("/options", async Task<Ok<PasskeyCeremony>> (HttpContext context, PasskeySignIn signIn, CancellationToken cancel) =>
                TypedResults.Ok(await signIn.BeginAsync(context, cancel)))
            .RequiresNothing().WithName("beginPasskey").WithSummary("Begin a proof by passkey: to sign in, or to prove once more who you are.")
            .Refuses(ChatError.Conflict(""));
        auth.MapPost("", async Task<Ok<Signed>> (HttpContext context, PasskeySignIn.Request request, PasskeySignIn signIn, CancellationToken cancel) =>
                TypedResults.Ok(await signIn.HandleAsync(context, request, cancel)))
            .RequiresNothing().WithName("loginWithPasskey").WithSummary("Sign in with a passkey alone.")
            .Refuses(ChatError.NotFound("passkey ceremony"), ChatError.InvalidCredentials(), ChatError.Disabled());

        var passkeys = api.MapGroup("/me/passkeys").WithTags("My account");
        passkeys.MapPost("/options", async Task<Ok<PasskeyCeremony>> (HttpContext context, RegisterPasskey register, CancellationToken cancel) =>
                TypedResults.Ok(await register.BeginAsync(context, context.Actor(), cancel)))
            .RequiresSession(Access.Recent, withoutSecondFactor: true).WithName("beginNewPasskey").WithSummary("Begin to add a passkey.")
            .Refuses(ChatError.Conflict(""));
        passkeys.MapPost("", async Task<Created<PasskeyItem>> (HttpContext context, RegisterPasskey.Request request, RegisterPasskey register, CancellationToken cancel) =>
            {
                var item = await register.HandleAsync(context, context.Actor(), request, cancel);
                return TypedResults.Created($"/api/v1/me/passkeys/{item.Id}", item);
            })
            .RequiresSession(Access.Recent, withoutSecondFactor: true).WithName("addPasskey").WithSummary("Add the passkey that the browser has made.")
            .Refuses(ChatError.NotFound("passkey ceremony"), ChatError.Conflict(""));
        passkeys.MapPatch("/{id:guid}", async Task<Ok<PasskeyItem>> (HttpContext context, Guid id, RenamePasskey.Request request, RenamePasskey rename, CancellationToken cancel) =>
                TypedResults.Ok(await rename.HandleAsync(context.Actor(), id, request, cancel)))
            .RequiresSession(Access.SignedIn).WithName("renamePasskey").WithSummary("Give a passkey another name.")
            .Refuses(ChatError.NotFound("passkey"));
        passkeys.MapDelete("/{id:guid}", async Task<NoContent> (HttpContext context, Guid id, RemovePasskey remove, CancellationToken cancel) =>
            {
                await remove.HandleAsync(context.Actor(), id, cancel);
                return TypedResults.NoContent();
            })
            .RequiresSession(Access.Recent).WithName("removePasskey").WithSummary("Remove a passkey.")
            .Refuses(ChatError.NotFound("passkey"), ChatError.LastSignInMethod());
    }
}
