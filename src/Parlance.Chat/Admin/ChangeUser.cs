using Microsoft.Extensions.Logging;
using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Sessions;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Audit;
using Parlance.Chat.Data;

namespace Parlance.Chat.Admin;

/// <summary>
/// Gives an account another role, keeps it out or lets it in again; nothing else of it can be set. Whatever it has open is closed, so that it goes on
/// with what it may do now. Its bots rest while it is kept out, and never have more rights than it has.
/// </summary>
internal sealed partial class ChangeUser(ChatDatabase database, TimeProvider clock, ILogger<ChangeUser> logger)
{
    /// <param name="Role"><c>guest</c>, <c>member</c> or <c>administrator</c>; left out to keep it.</param>
    /// <param name="Disabled">Whether it is kept out; left out to keep it as it is.</param>
    public sealed record Request(ServerRole? Role, bool? Disabled);

    public async Task<AdminUser> HandleAsync(Actor actor, UserId id, Request request, CancellationToken cancel)
    {
        if (request.Role is { } role && !Enum.IsDefined(role))
        {
            throw ChatError.Invalid("role", "guest, member or administrator");
        }

        var user = await database.WriteAsync(db => ChangeAsync(db, actor, id, request), cancel);
        LogChanged(actor.User, id, user.Role, user.DisabledAt is not null);
        return AdminUser.Of(user);
    }

    /// <summary>The same, in a transaction of somebody else, of a request that was checked.</summary>
    public async Task<User> ChangeAsync(DbSession db, Actor actor, UserId id, Request request)
    {
        await Administrators.LockAsync(db);
        // They may have been demoted while this waited.
        if (await UserStore.FindAsync(db, actor.User) is not { IsActive: true, Role: ServerRole.Administrator })
        {
            throw ChatError.Forbidden("Only administrators may do this.");
        }

        var user = await GetUser.RequireAsync(db, id);
        var changed = user with
        {
            Role = request.Role ?? user.Role,
            DisabledAt = request.Disabled switch { null => user.DisabledAt, true => user.DisabledAt ?? clock.GetUtcNow(), false => null },
        };
        if (changed == user)
        {
            return user;
        }

        await RequireAllowedAsync(db, user, changed);
        await AuditAsync(db, actor, user, changed);
        changed = await UserStore.UpdateAsync(db, changed, clock.GetUtcNow());
        await LimitBotsAsync(db, actor, changed);
        await OpenDoors.CloseAsync(db, id, changed.DisabledAt is null ? EndReason.RoleChanged : EndReason.Disabled, clock);
        return changed;
    }

    private static async Task RequireAllowedAsync(DbSession db, User user, User changed)
    {
        if (user.Role is ServerRole.Administrator && !(changed.Role is ServerRole.Administrator && changed.IsActive))
        {
            await Administrators.RequireAnotherAsync(db, user.Id);
        }

        if (user.Kind is not AccountKind.Bot || changed.Role == user.Role)
        {
            return;
        }

        var owner = await UserStore.RequireAsync(db, user.OwnerId!.Value);
        if (changed.Role is ServerRole.Administrator || changed.Role > owner.Role)
        {
            throw ChatError.Invalid("role", "for a bot, no more than its owner's, and not administrator");
        }
    }

    private async Task LimitBotsAsync(DbSession db, Actor actor, User owner)
    {
        foreach (var bot in (await UserStore.BotsOfAsync(db, owner.Id)).Where(bot => bot.Role > owner.Role))
        {
            var limited = bot with { Role = owner.Role };
            await AuditAsync(db, actor, bot, limited);
            await UserStore.UpdateAsync(db, limited, clock.GetUtcNow());
        }
    }

    private Task AuditAsync(DbSession db, Actor actor, User before, User after) => AuditLog.WriteAsync(
        db,
        actor,
        new Audited(AuditAction.UserChanged) { User = before.Id }
            .From(new { before.Role, disabled = before.DisabledAt is not null }, new { after.Role, disabled = after.DisabledAt is not null }),
        clock.GetUtcNow());

    [LoggerMessage(10135, LogLevel.Information, "Administrator {User} changed account {Account}: role {Role}, disabled {Disabled}")]
    private partial void LogChanged(UserId user, UserId account, ServerRole role, bool disabled);
}
