using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Accounts.Sessions;
using Parlance.Chat.Accounts.Sockets;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;

namespace Parlance.Chat.Accounts.Email;

/// <summary>
/// Takes the proof that an account's address is its owner's: the link or the digits of a mail, from who is signed in to that account. A link alone
/// proves nothing: whoever registers with another's address would have the owner's click prove it for them (pre-hijack).
/// </summary>
internal sealed partial class VerifyEmail(
    ChatDatabase database, OneTimeCodes codes, EmailProofs proofs, ProfileFeed feed, RateLimiter limiter, ILogger<VerifyEmail> logger)
{
    /// <param name="Token">Of the link.</param>
    /// <param name="Code">Or the six digits.</param>
    public sealed record Request(string? Token, string? Code);

    public async Task HandleAsync(HttpContext context, Actor actor, Request request, CancellationToken cancel)
    {
        limiter.Take(RateLimit.CodePerAddress, ClientInfo.AddressOf(context));
        var user = request.Token is { Length: > 0 } token
            ? await AcceptAsync(db => codes.TakeTokenAsync(db, OneTimeCodes.VerifyEmail, actor.User, token), cancel)
            : await ByCodeAsync(actor, request.Code, cancel);
        LogVerified(user.Id);
        // Committed: whoever gives up now changes nothing.
        await feed.TellAsync(user, CancellationToken.None);
    }

    private async Task<User> ByCodeAsync(Actor actor, string? code, CancellationToken cancel)
    {
        limiter.Take(RateLimit.CodePerAccount, actor.User.ToString());
        var proven = await codes.TakeCodeAsync(database, OneTimeCodes.VerifyEmail, actor.User, code, cancel) ?? throw ChatError.CodeInvalid();
        return await AcceptAsync(_ => Task.FromResult(proven), cancel);
    }

    private async Task<User> AcceptAsync(Func<DbSession, Task<ProvenAddress>> prove, CancellationToken cancel)
    {
        try
        {
            return await database.WriteAsync(async db => await proofs.AcceptAsync(db, await prove(db)), cancel);
        }
        catch (Exception error) when (database.IsUniqueViolation(error))
        {
            // Two accounts proved the same address at once, which only the owner of the mailbox can.
            throw ChatError.EmailInUse();
        }
    }

    [LoggerMessage(10120, LogLevel.Information, "User {User} has proved their address")]
    private partial void LogVerified(UserId user);
}
