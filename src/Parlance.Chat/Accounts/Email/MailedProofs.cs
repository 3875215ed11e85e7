using Microsoft.AspNetCore.Http;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Accounts.Sessions;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;

namespace Parlance.Chat.Accounts.Email;

/// <summary>Takes the link or the digits of a mail from who is signed in, and does in the same transaction what they are good for.</summary>
internal sealed class MailedProofs(ChatDatabase database, OneTimeCodes codes, RateLimiter limiter)
{
    /// <param name="Token">Of the link.</param>
    /// <param name="Code">Or the six digits.</param>
    public sealed record Request(string? Token, string? Code);

    /// <param name="context">The request.</param>
    /// <param name="purpose">What the mail was for, of <see cref="OneTimeCodes"/>.</param>
    /// <param name="actor">Whose proof it has to be.</param>
    /// <param name="request">The link's token or the digits.</param>
    /// <param name="accept">Does what the proof is good for.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="ChatError"><c>code_invalid</c>; <c>email_in_use</c>.</exception>
    public async Task<User> TakeAsync(
        HttpContext context, string purpose, Actor actor, Request request, Func<DbSession, ProvenAddress, Task<User>> accept, CancellationToken cancel)
    {
        limiter.Take(RateLimit.CodePerAddress, ClientInfo.AddressOf(context));
        if (request.Token is { Length: > 0 } token)
        {
            return await AcceptAsync(async db => await accept(db, await codes.TakeTokenAsync(db, purpose, actor.User, token)), cancel);
        }

        limiter.Take(RateLimit.CodePerAccount, actor.User.ToString());
        var proven = await codes.TakeCodeAsync(database, purpose, actor.User, request.Code, cancel) ?? throw ChatError.CodeInvalid();
        return await AcceptAsync(db => accept(db, proven), cancel);
    }

    private async Task<User> AcceptAsync(Func<DbSession, Task<User>> accept, CancellationToken cancel)
    {
        try
        {
            return await database.WriteAsync(accept, cancel);
        }
        catch (Exception error) when (database.IsUniqueViolation(error))
        {
            // Two accounts proved the same address at once, which only the owner of the mailbox can.
            throw ChatError.EmailInUse();
        }
    }
}
