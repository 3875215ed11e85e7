using Parlance.Chat.Accounts.Sessions;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;

namespace Parlance.Chat.Accounts.Providers;

/// <summary>The session in which a round trip began, which may have ended while the browser was away.</summary>
internal static class TripSession
{
    /// <exception cref="ChatError"><c>session_ended</c> or <c>disabled</c>.</exception>
    public static async Task<User> RequireAsync(DbSession db, ProviderTrip trip, TimeProvider clock)
    {
        if (trip is not { Session: { } id, User: { } owner })
        {
            throw ChatError.Unauthenticated();
        }

        var session = await SessionStore.FindForUpdateAsync(db, id);
        if (session is null || session.UserId != owner || !session.IsLive(clock.GetUtcNow()))
        {
            throw ChatError.SessionEnded();
        }

        var user = await UserStore.RequireAsync(db, owner);
        return user.IsActive ? user : throw ChatError.Disabled();
    }
}
