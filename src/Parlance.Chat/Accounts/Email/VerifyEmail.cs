using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Parlance.Chat.Accounts.Sockets;

namespace Parlance.Chat.Accounts.Email;

/// <summary>
/// Takes the proof that an account's address is its owner's: the link or the digits of a mail, from who is signed in to that account. A link alone
/// proves nothing: whoever registers with another's address would have the owner's click prove it for them (pre-hijack).
/// </summary>
internal sealed partial class VerifyEmail(MailedProofs mailed, EmailProofs proofs, ProfileFeed feed, ILogger<VerifyEmail> logger)
{
    public async Task HandleAsync(HttpContext context, Actor actor, MailedProofs.Request request, CancellationToken cancel)
    {
        var user = await mailed.TakeAsync(context, OneTimeCodes.VerifyEmail, actor, request, proofs.AcceptAsync, cancel);
        LogVerified(user.Id);
        // Committed: whoever gives up now changes nothing.
        await feed.TellAsync(user, CancellationToken.None);
    }

    [LoggerMessage(10120, LogLevel.Information, "User {User} has proved their address")]
    private partial void LogVerified(UserId user);
}
