using Parlance.Chat.Accounts.Sessions;
using Parlance.Chat.Data;
using Parlance.Chat.People;

namespace Parlance.Chat.Accounts.Users;

/// <summary>
/// What is left of a deleted account: a row that what it has written can refer to, with no name, no address and no way in. Its user name is free again.
/// </summary>
internal sealed class Tombstone(IEnumerable<IFarewell> farewells, PersonFeed people, TimeProvider clock)
{
    // What a person signs in with, and what is open in their name.
    private static readonly IReadOnlyList<string> Belongings =
        ["sessions", "one_time_codes", "challenges", "personal_tokens", "totp", "recovery_codes", "passkeys", "external_logins", "presence"];

    /// <summary>Deletes an account and its bots.</summary>
    public async Task RaiseAsync(DbSession db, User user)
    {
        await OpenDoors.CloseAsync(db, user.Id, EndReason.Deleted, clock);
        foreach (var bot in await UserStore.BotsOfAsync(db, user.Id))
        {
            await BuryAsync(db, bot, clock.GetUtcNow());
        }

        await BuryAsync(db, user, clock.GetUtcNow());
    }

    private async Task BuryAsync(DbSession db, User user, DateTimeOffset now)
    {
        var gone = Emptied(user, now);
        // While they are still in conversations: those who are there see it.
        await people.TellAsync(db, user, gone);
        foreach (var farewell in farewells)
        {
            await farewell.LeaveAsync(db, user, now);
        }

        foreach (var table in Belongings)
        {
            await db.ExecuteAsync($"DELETE FROM {table} WHERE user_id = @Id", new { user.Id });
        }

        await UserStore.UpdateAsync(db, gone, now);
    }

    private static User Emptied(User user, DateTimeOffset now) => user with
    {
        Role = ServerRole.Guest,
        Username = "",
        // A colon is in no user name, so that nobody can be in the way.
        UsernameKey = $"deleted:{user.Id}",
        DisplayName = "",
        Email = null,
        EmailKey = null,
        VerifiedEmailKey = null,
        PasswordHash = null,
        Bio = "",
        StatusText = "",
        StatusEmoji = "",
        Locale = ProfileRules.LocaleDefault,
        TimeZone = ProfileRules.TimeZoneDefault,
        TwoStepAt = null,
        DeletedAt = now,
    };
}
