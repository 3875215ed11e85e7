using Microsoft.AspNetCore.Http;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Accounts.Passwords;
using Parlance.Chat.Accounts.Sessions;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;

namespace Parlance.Chat.Accounts.SignIn;

/// <summary>Proves once more who one is, for what a stolen session must not be able to do.</summary>
internal sealed class Reauthenticate(ChatDatabase database, PasswordHashing passwords, RateLimiter limiter, TimeProvider clock)
{
    /// <param name="Password">The account's password.</param>
    public sealed record Request(string? Password);

    /// <param name="SignedInAt">From when the proof counts, for ten minutes.</param>
    public sealed record Answer(DateTimeOffset SignedInAt);

    public async Task<Answer> HandleAsync(HttpContext context, Actor actor, Request request, CancellationToken cancel)
    {
        limiter.Take(RateLimit.SignInPerAddress, ClientInfo.AddressOf(context));
        limiter.Take(RateLimit.SignInPerAccount, actor.User.ToString());
        var user = await database.ReadAsync(db => UserStore.RequireAsync(db, actor.User), cancel).ConfigureAwait(false);
        if (!await passwords.VerifyAsync(user, request.Password, cancel).ConfigureAwait(false))
        {
            throw ChatError.InvalidCredentials();
        }

        limiter.GiveBack(RateLimit.SignInPerAccount, actor.User.ToString());
        return await NoteAsync(actor, cancel).ConfigureAwait(false);
    }

    /// <summary>Notes that the owner of this session has just proved who they are.</summary>
    public async Task<Answer> NoteAsync(Actor actor, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await database.WriteAsync(db => SessionStore.NoteSignInAsync(db, actor.Session!.Value, now), cancel).ConfigureAwait(false);
        return new(now);
    }
}
