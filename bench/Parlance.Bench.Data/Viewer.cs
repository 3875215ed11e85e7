using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Sessions;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;

namespace Parlance.Bench.Data;

/// <summary>Signs in whoever was filled in, who have no passwords.</summary>
internal static class Viewer
{
    /// <summary>A session as a sign-in makes it, and whoever has it.</summary>
    public static Task<Actor> SignInAsync(ChatDatabase database, UserId id, CancellationToken cancel) => database.WriteAsync(
        async db =>
        {
            var user = await UserStore.RequireAsync(db, id);
            var session = await SessionStore.BeginAsync(db, user, new("bench", "127.0.0.1"), TimeProvider.System);
            return new Actor(id, session.Id, Token: null, user.Role, user.Kind, Verified: true, LacksSecondFactor: false, Scopes: null, session.SignedInAt);
        },
        cancel);
}
