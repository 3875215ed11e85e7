using Parlance.Chat.Accounts.Email;
using Parlance.Chat.Accounts.Sessions;
using Parlance.Chat.Data;

namespace Parlance.Chat.Accounts.Users;

/// <summary>Closes what stands open for an account, when what it may do has changed.</summary>
internal static class OpenDoors
{
    /// <summary>Ends its sessions and all that is under way, and has every node cut the sockets of the account and of its bots.</summary>
    public static async Task CloseAsync(DbSession db, UserId user, string reason, TimeProvider clock)
    {
        await SessionStore.EndAllAsync(db, user, except: null, reason, clock);
        await RevokeProofsAsync(db, user);
        await SessionStore.AnnounceAsync(db, user, session: null, token: null, reason, clock);
        foreach (var bot in await UserStore.BotsOfAsync(db, user))
        {
            await SessionStore.AnnounceAsync(db, bot.Id, session: null, token: null, reason, clock);
        }
    }

    /// <summary>Makes mailed codes worthless, and sign-ins that wait for their second step with a first one that counts no more.</summary>
    public static async Task RevokeProofsAsync(DbSession db, UserId user)
    {
        await OneTimeCodes.RevokeAllAsync(db, user);
        await db.ExecuteAsync("DELETE FROM challenges WHERE user_id = @user", new { user });
    }
}
