using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parlance.Chat.Accounts.Passkeys;
using Parlance.Chat.Accounts.Profiles;
using Parlance.Chat.Accounts.SignIn;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Accounts.TwoFactor;
using Parlance.Chat.Http;

namespace Parlance.Chat.Accounts;

/// <summary>The addresses of signing in and of one's own account.</summary>
internal static class AccountEndpoints
{
    public static void MapAccounts(this IEndpointRouteBuilder api)
    {
        var auth = api.MapGroup("/auth").WithTags("Signing in");
        auth.MapPost("/register", async Task<Created<Signed>> (HttpContext context, Register.Request request, Register register, CancellationToken cancel) =>
                TypedResults.Created("/api/v1/me", await register.HandleAsync(context, request, cancel).ConfigureAwait(false)))
            .RequiresNothing().WithName("register").WithSummary("Make an account and sign in to it.")
            .Refuses(ChatError.UsernameTaken(), ChatError.RegistrationClosed(), ChatError.DomainNotAllowed(), ChatError.InvitationInvalid());
        auth.MapPost("/login", async Task<Ok<SignInAnswer>> (HttpContext context, Login.Request request, Login login, CancellationToken cancel) =>
                TypedResults.Ok(await login.HandleAsync(context, request, cancel).ConfigureAwait(false)))
            .RequiresNothing().WithName("login").WithSummary("Sign in with a name and a password.")
            .Refuses(ChatError.InvalidCredentials(), ChatError.Disabled());
        auth.MapPost("/refresh", async Task<Ok<Signed>> (HttpContext context, RefreshSession.Request? request, RefreshSession refresh, CancellationToken cancel) =>
                TypedResults.Ok(await refresh.HandleAsync(context, request ?? new(RefreshToken: null), cancel).ConfigureAwait(false)))
            .RequiresNothing().WithName("refresh").WithSummary("Change a refresh token for its successor and a fresh access token.")
            .Refuses(ChatError.SessionEnded(), ChatError.Disabled(), ChatError.Csrf());
        auth.MapPost("/logout", async Task<NoContent> (HttpContext context, RefreshSession.Request? request, Logout logout, CancellationToken cancel) =>
            {
                await logout.HandleAsync(context, request ?? new(RefreshToken: null), cancel).ConfigureAwait(false);
                return TypedResults.NoContent();
            })
            .RequiresNothing().WithName("logout").WithSummary("Sign out: end the session of a refresh token.")
            .Refuses(ChatError.Csrf());
        auth.MapPost("/reauthenticate", async Task<Ok<Reauthenticate.Answer>> (HttpContext context, Reauthenticate.Request request, Reauthenticate reauthenticate, CancellationToken cancel) =>
                TypedResults.Ok(await reauthenticate.HandleAsync(context, context.Actor(), request, cancel).ConfigureAwait(false)))
            .RequiresSession(Access.SignedIn, withoutSecondFactor: true).WithName("reauthenticate").WithSummary("Prove once more who you are.")
            .Refuses(ChatError.InvalidCredentials(), ChatError.CodeInvalid(), ChatError.NotFound("passkey ceremony"), ChatError.Forbidden(""));

        var me = api.MapGroup("/me").WithTags("My account");
        me.MapGet("", async Task<Ok<Me>> (HttpContext context, GetMe get, CancellationToken cancel) =>
                TypedResults.Ok(await get.HandleAsync(context, context.Actor(), cancel).ConfigureAwait(false)))
            .Requires(Access.SignedIn, Scope.MeRead, withoutSecondFactor: true).WithName("getMe").WithSummary("Read my account.");
        me.MapPatch("", async Task<Ok<Me>> (HttpContext context, UpdateMe.Request request, UpdateMe update, CancellationToken cancel) =>
                TypedResults.Ok(await update.HandleAsync(context, context.Actor(), request, cancel).ConfigureAwait(false)))
            .Requires(Access.SignedIn, Scope.MeWrite).WithName("updateMe").WithSummary("Change my profile. What is left out stays.")
            .Refuses(ChatError.UsernameTaken(), ChatError.ReauthenticationRequired(), ChatError.Stale(), ChatError.Conflict(""));

        api.MapTwoFactor();
        api.MapPasskeys();
    }
}
