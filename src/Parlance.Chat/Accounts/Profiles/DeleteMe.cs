using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Parlance.Chat.Accounts.SignIn;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;

namespace Parlance.Chat.Accounts.Profiles;

/// <summary>Deletes one's own account and its bots, at once and for good.</summary>
internal sealed partial class DeleteMe(ChatDatabase database, Tombstone tombstone, ILogger<DeleteMe> logger)
{
    public async Task HandleAsync(HttpContext context, Actor actor, CancellationToken cancel)
    {
        await database.WriteAsync(
            async db =>
            {
                await Administrators.LockAsync(db);
                var user = await UserStore.RequireAsync(db, actor.User);
                if (user.Role is ServerRole.Administrator)
                {
                    await Administrators.RequireAnotherAsync(db, user.Id);
                }

                await tombstone.RaiseAsync(db, user);
            },
            cancel);
        RefreshCookie.Remove(context);
        LogDeleted(actor.User);
    }

    [LoggerMessage(10133, LogLevel.Information, "User {User} deleted their account")]
    private partial void LogDeleted(UserId user);
}
