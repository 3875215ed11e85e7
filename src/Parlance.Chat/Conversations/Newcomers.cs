using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Contacts;
using Parlance.Chat.Data;

namespace Parlance.Chat.Conversations;

/// <summary>Who can be let into a conversation.</summary>
internal static class Newcomers
{
    /// <param name="db">The transaction.</param>
    /// <param name="host">Who lets them in. Whoever has blocked this person is for them somebody who is not there.</param>
    /// <param name="people">Whom.</param>
    /// <param name="field">What the request calls them.</param>
    /// <exception cref="ChatError"><c>invalid</c>: one of them has no account here any more, or never had one.</exception>
    public static async Task RequireAsync(DbSession db, UserId host, IReadOnlyList<UserId> people, string field)
    {
        if (people.Count is 0)
        {
            return;
        }

        var active = await db.ScalarAsync<long>(
            "SELECT COUNT(*) FROM users WHERE id IN @people AND disabled_at IS NULL AND deleted_at IS NULL", new { people = DbList.Of(people) });
        if (active < people.Count)
        {
            throw Unknown(field);
        }

        await RequireNoBlockAsync(db, host, people, field);
    }

    /// <summary>
    /// Asked once more about those who have just been let in: their feeds are locked by it, so that whoever blocks the host from here on does so after
    /// the commit, while a block that came before the lock is seen.
    /// </summary>
    /// <exception cref="ChatError"><c>invalid</c>: one of them has blocked the host.</exception>
    public static async Task RequireNoBlockAsync(DbSession db, UserId host, IReadOnlyList<UserId> people, string field)
    {
        if ((await Blocks.WhoBlockedAsync(db, people, host)).Count > 0)
        {
            throw Unknown(field);
        }
    }

    /// <param name="db">The session.</param>
    /// <param name="user">Somebody whom a request names.</param>
    /// <param name="what">What is not there then: the same word as for what a known person does not have, so that nobody tells one from the other.</param>
    /// <exception cref="ChatError"><c>not_found</c>: nobody has or had this id.</exception>
    public static async Task RequireKnownAsync(DbSession db, UserId user, string what = "user")
    {
        if (await db.ScalarAsync<long>("SELECT COUNT(*) FROM users WHERE id = @user", new { user }) is 0)
        {
            throw ChatError.NotFound(what);
        }
    }

    /// <summary>A guest of the server is one in every conversation.</summary>
    public static async Task<MemberRole> RoleOfAsync(DbSession db, UserId user) =>
        (await UserStore.RequireAsync(db, user)).Role is ServerRole.Guest ? MemberRole.Guest : MemberRole.Member;

    /// <summary>Asked about those who have just been let in. Their feeds are locked by it: nobody lets them in elsewhere, or deletes their account, before the commit.</summary>
    /// <exception cref="ChatError"><c>conflict</c>: an account is gone, or in more conversations than one may be.</exception>
    public static async Task RequireRoomAsync(DbSession db, IReadOnlyCollection<UserId> people)
    {
        if (people.Count is 0)
        {
            return;
        }

        var args = new { people = DbList.Of(people), ConversationLimits.MembershipsMax };
        if (await db.ScalarAsync<long>("SELECT COUNT(*) FROM users WHERE id IN @people AND deleted_at IS NULL", args) < people.Count)
        {
            throw ChatError.Conflict("Somebody's account was deleted meanwhile.");
        }

        if (await db.FindAsync<int?>(
            "SELECT 1 FROM members WHERE user_id IN @people AND left_at IS NULL GROUP BY user_id HAVING COUNT(*) > @MembershipsMax LIMIT 1", args) is not null)
        {
            throw ChatError.Conflict($"One account can be in {ConversationLimits.MembershipsMax} conversations.");
        }
    }

    private static ChatError Unknown(string field) => ChatError.Invalid(field, "people who have an account here");
}
