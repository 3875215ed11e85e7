using Microsoft.AspNetCore.Http;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Accounts.Sessions;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;

namespace Parlance.Chat.Accounts.Email;

/// <summary>Sends the mail once more that asks for the proof of an address. The one before is worth nothing any more.</summary>
internal sealed class ResendVerification(ChatDatabase database, EmailProofs proofs, OwnerMails owner, RateLimiter limiter)
{
    public async Task HandleAsync(HttpContext context, Actor actor, CancellationToken cancel)
    {
        var user = await database.ReadAsync(db => UserStore.RequireAsync(db, actor.User), cancel);
        if (user is { EmailKey: null } or { EmailVerified: true })
        {
            return;
        }

        limiter.Take(RateLimit.MailPerAddress, ClientInfo.AddressOf(context));
        limiter.Take(RateLimit.MailPerRecipient, user.EmailKey!);
        var terms = await owner.ReadTermsAsync(cancel);
        await database.WriteAsync(
            async db =>
            {
                var current = await UserStore.RequireAsync(db, actor.User);
                if (current is { EmailKey: not null, EmailVerified: false })
                {
                    await proofs.SendAsync(db, current, terms);
                }
            },
            cancel);
    }
}
