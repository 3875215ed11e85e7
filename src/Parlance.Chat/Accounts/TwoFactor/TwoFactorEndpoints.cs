using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parlance.Chat.Accounts.SignIn;
using Parlance.Chat.Http;

namespace Parlance.Chat.Accounts.TwoFactor;

/// <summary>The addresses of the second step of signing in.</summary>
internal static class TwoFactorEndpoints
{
    public static void MapTwoFactor(this IEndpointRouteBuilder api)
    {
        var login = api.MapGroup("/auth/login/second-factor").WithTags("Signing in");
        login.MapPost("", async Task<Ok<Signed>> (HttpContext context, SecondFactorSignIn.Request request, SecondFactorSignIn signIn, CancellationToken cancel) =>
                TypedResults.Ok(await signIn.HandleAsync(context, request, cancel)))
            .RequiresNothing().WithName("loginSecondFactor").WithSummary("Finish signing in with a second factor.")
            .Refuses(ChatError.NotFound("sign-in under way"), ChatError.CodeInvalid(), ChatError.Disabled());
        login.MapPost("/passkey-options", async Task<Ok<SecondFactorOptions.Answer>> (HttpContext context, SecondFactorOptions.Request request, SecondFactorOptions options, CancellationToken cancel) =>
                TypedResults.Ok(await options.HandleAsync(context, request, cancel)))
            .RequiresNothing().WithName("beginSecondFactorPasskey").WithSummary("Begin to finish signing in with a passkey.")
            .Refuses(ChatError.NotFound("sign-in under way"), ChatError.Conflict(""));

        var me = api.MapGroup("/me").WithTags("My account");
        me.MapGet("/sign-in-methods", async Task<Ok<SignInMethods>> (HttpContext context, ListSignInMethods list, CancellationToken cancel) =>
                TypedResults.Ok(await list.HandleAsync(context.Actor(), cancel)))
            .RequiresSession(Access.SignedIn, withoutSecondFactor: true).WithName("listSignInMethods").WithSummary("See how one can sign in to my account.");
        me.MapPost("/totp", async Task<Ok<SetUpTotp.Answer>> (HttpContext context, SetUpTotp setUp, CancellationToken cancel) =>
                TypedResults.Ok(await setUp.HandleAsync(context.Actor(), cancel)))
            .RequiresSession(Access.Recent, withoutSecondFactor: true).WithName("setUpTotp").WithSummary("Begin to set up an authenticator app.")
            .Refuses(ChatError.Conflict(""));
        me.MapPost("/totp/confirm", async Task<Ok<NewRecoveryCodes>> (HttpContext context, ConfirmTotp.Request request, ConfirmTotp confirm, CancellationToken cancel) =>
                TypedResults.Ok(await confirm.HandleAsync(context, context.Actor(), request, cancel)))
            .RequiresSession(Access.Recent, withoutSecondFactor: true).WithName("confirmTotp").WithSummary("Turn the authenticator app on with its first code.")
            .Refuses(ChatError.CodeInvalid());
        me.MapDelete("/totp", async Task<NoContent> (HttpContext context, RemoveTotp remove, CancellationToken cancel) =>
            {
                await remove.HandleAsync(context.Actor(), cancel);
                return TypedResults.NoContent();
            })
            .RequiresSession(Access.Recent).WithName("removeTotp").WithSummary("Remove the authenticator app.")
            .Refuses(ChatError.NotFound("authenticator app"), ChatError.SecondFactorRequired());
        me.MapPost("/recovery-codes", async Task<Ok<NewRecoveryCodes>> (HttpContext context, RenewRecoveryCodes renew, CancellationToken cancel) =>
                TypedResults.Ok(await renew.HandleAsync(context.Actor(), cancel)))
            .RequiresSession(Access.Recent).WithName("renewRecoveryCodes").WithSummary("Get new recovery codes in place of the old ones.")
            .Refuses(ChatError.Conflict(""));
        me.MapPut("/two-step", async Task<Ok<SwitchTwoStep.Answer>> (HttpContext context, SwitchTwoStep.Request request, SwitchTwoStep twoStep, CancellationToken cancel) =>
                TypedResults.Ok(await twoStep.HandleAsync(context.Actor(), request, cancel)))
            .RequiresSession(Access.Recent, withoutSecondFactor: true).WithName("switchTwoStep").WithSummary("Say whether signing in with a password takes a passkey too.")
            .Refuses(ChatError.Conflict(""));
    }
}
