using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;

namespace Parlance.Chat.Accounts;

/// <summary>Somebody who has asked for something to be done later, and need not be there when it is.</summary>
internal static class AbsentActor
{
    /// <summary>The person as they are now: what they may do then is asked of their place, as always.</summary>
    /// <exception cref="ChatError"><c>disabled</c>; <c>session_ended</c> if there is no account any more.</exception>
    public static async Task<Actor> RequireAsync(DbSession db, UserId id)
    {
        var user = await UserStore.FindAsync(db, id) ?? throw ChatError.SessionEnded();
        if (!user.IsActive)
        {
            throw ChatError.Disabled();
        }

        return new(user.Id, Session: null, Token: null, user.Role, user.Kind, Verified: true, LacksSecondFactor: false, Scopes: null, SignedInAt: user.CreatedAt) { IsAbsent = true };
    }
}
