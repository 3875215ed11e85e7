using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Accounts.Sessions;
using Parlance.Chat.Accounts.Sockets;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;

namespace Parlance.Chat.Accounts.Email;

/// <summary>Gives an account the address that it has asked for and proved just now.</summary>
internal sealed partial class ConfirmEmailChange(
    ChatDatabase database, OneTimeCodes codes, ProfileFeed feed, RateLimiter limiter, TimeProvider clock, ILogger<ConfirmEmailChange> logger)
{
    public async Task HandleAsync(HttpContext context, Actor actor, VerifyEmail.Request request, CancellationToken cancel)
    {
        limiter.Take(RateLimit.CodePerAddress, ClientInfo.AddressOf(context));
        var user = request.Token is { Length: > 0 } token
            ? await AcceptAsync(db => codes.TakeTokenAsync(db, OneTimeCodes.ChangeEmail, actor.User, token), cancel)
            : await ByCodeAsync(actor, request.Code, cancel);
        LogChanged(user.Id);
        // Committed: whoever gives up now changes nothing.
        await feed.TellAsync(user, CancellationToken.None);
    }

    private async Task<User> ByCodeAsync(Actor actor, string? code, CancellationToken cancel)
    {
        limiter.Take(RateLimit.CodePerAccount, actor.User.ToString());
        var proven = await codes.TakeCodeAsync(database, OneTimeCodes.ChangeEmail, actor.User, code, cancel) ?? throw ChatError.CodeInvalid();
        return await AcceptAsync(_ => Task.FromResult(proven), cancel);
    }

    private async Task<User> AcceptAsync(Func<DbSession, Task<ProvenAddress>> prove, CancellationToken cancel)
    {
        try
        {
            return await database.WriteAsync(async db => await ChangeAsync(db, await prove(db)), cancel);
        }
        catch (Exception error) when (database.IsUniqueViolation(error))
        {
            throw ChatError.EmailInUse();
        }
    }

    private async Task<User> ChangeAsync(DbSession db, ProvenAddress proven)
    {
        var now = clock.GetUtcNow();
        await EmailProofs.LockClaimsAsync(db, proven);
        var user = await UserStore.FindAsync(db, proven.UserId);
        if (user is not { IsActive: true })
        {
            throw ChatError.CodeInvalid();
        }

        await EmailProofs.TakeAddressAsync(db, user.Id, proven.EmailKey, now);
        var changed = await UserStore.UpdateAsync(db, user with { Email = proven.Email, EmailKey = proven.EmailKey, VerifiedEmailKey = proven.EmailKey }, now);
        // What was sent to the old address proves nothing any more.
        await OneTimeCodes.RevokeAllAsync(db, user.Id);
        return changed;
    }

    [LoggerMessage(10122, LogLevel.Information, "User {User} has another address")]
    private partial void LogChanged(UserId user);
}
