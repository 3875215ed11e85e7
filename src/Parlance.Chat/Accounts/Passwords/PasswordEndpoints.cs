using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parlance.Chat.Http;

namespace Parlance.Chat.Accounts.Passwords;

/// <summary>The addresses of passwords.</summary>
internal static class PasswordEndpoints
{
    public static void MapPasswords(this IEndpointRouteBuilder api)
    {
        var auth = api.MapGroup("/auth/password").WithTags("Signing in");
        auth.MapPost("/forgot", async Task<Accepted> (HttpContext context, ForgotPassword.Request request, ForgotPassword forgot, CancellationToken cancel) =>
            {
                await forgot.HandleAsync(context, request, cancel);
                return TypedResults.Accepted((string?)null);
            })
            .RequiresNothing().WithName("forgotPassword").WithSummary("Ask for a mail with which to choose a new password. The answer is the same for every address.");
        auth.MapPost("/reset", async Task<NoContent> (HttpContext context, ResetPassword.Request request, ResetPassword reset, CancellationToken cancel) =>
            {
                await reset.HandleAsync(context, request, cancel);
                return TypedResults.NoContent();
            })
            .RequiresNothing().WithName("resetPassword").WithSummary("Choose a new password, by the link or the code of a mail. All sessions end.");
        api.MapPost("/me/password", async Task<NoContent> (HttpContext context, ChangePassword.Request request, ChangePassword change, CancellationToken cancel) =>
            {
                await change.HandleAsync(context, context.Actor(), request, cancel);
                return TypedResults.NoContent();
            })
            .RequiresSession(Access.RecentlySignedIn).WithTags("My account").WithName("changePassword").WithSummary("Change my password, or set the first one. All other sessions end.");
    }
}
