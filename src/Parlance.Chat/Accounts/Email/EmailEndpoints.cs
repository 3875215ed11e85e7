using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parlance.Chat.Http;

namespace Parlance.Chat.Accounts.Email;

/// <summary>The addresses of proving and changing an e-mail address.</summary>
internal static class EmailEndpoints
{
    public static void MapEmail(this IEndpointRouteBuilder api)
    {
        var auth = api.MapGroup("/auth/email").WithTags("Signing in");
        auth.MapPost("/verify", async Task<NoContent> (HttpContext context, MailedProofs.Request request, VerifyEmail verify, CancellationToken cancel) =>
            {
                await verify.HandleAsync(context, context.Actor(), request, cancel);
                return TypedResults.NoContent();
            })
            .RequiresSession(Access.SignedIn, withoutSecondFactor: true).WithName("verifyEmail").WithSummary("Prove an e-mail address, by the link or the code of a mail.")
            .Refuses(ChatError.CodeInvalid(), ChatError.EmailInUse());
        auth.MapPost("/resend", async Task<NoContent> (HttpContext context, ResendVerification resend, CancellationToken cancel) =>
            {
                await resend.HandleAsync(context, context.Actor(), cancel);
                return TypedResults.NoContent();
            })
            .RequiresSession(Access.SignedIn, withoutSecondFactor: true).WithName("resendVerification").WithSummary("Send the mail once more that asks for the proof of my address.");

        var me = api.MapGroup("/me/email").WithTags("My account");
        me.MapPost("", async Task<Accepted> (HttpContext context, ChangeEmail.Request request, ChangeEmail change, CancellationToken cancel) =>
            {
                await change.HandleAsync(context, context.Actor(), request, cancel);
                return TypedResults.Accepted((string?)null);
            })
            .RequiresSession(Access.RecentlySignedIn, withoutSecondFactor: true).WithName("changeEmail").WithSummary("Ask for another e-mail address. It changes when the new one is confirmed.");
        me.MapPost("/confirm", async Task<NoContent> (HttpContext context, MailedProofs.Request request, ConfirmEmailChange confirm, CancellationToken cancel) =>
            {
                await confirm.HandleAsync(context, context.Actor(), request, cancel);
                return TypedResults.NoContent();
            })
            .RequiresSession(Access.SignedIn, withoutSecondFactor: true).WithName("confirmEmail").WithSummary("Confirm the new e-mail address, by the link or the code of a mail.")
            .Refuses(ChatError.CodeInvalid(), ChatError.EmailInUse());
    }
}
