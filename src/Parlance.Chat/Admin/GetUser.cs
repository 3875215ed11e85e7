using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;

namespace Parlance.Chat.Admin;

/// <summary>Reads one account.</summary>
internal sealed class GetUser(ChatDatabase database)
{
    public Task<AdminUser> HandleAsync(UserId id, CancellationToken cancel) =>
        database.ReadAsync(async db => AdminUser.Of(await RequireAsync(db, id)), cancel);

    /// <exception cref="ChatError"><c>not_found</c>.</exception>
    public static async Task<User> RequireAsync(DbSession db, UserId id) => await UserStore.FindAsync(db, id) ?? throw ChatError.NotFound("account");
}
