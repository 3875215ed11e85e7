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
        if (active < people.Count || (await Blocks.WhoBlockedAsync(db, people, host)).Count > 0)
        {
            throw ChatError.Invalid(field, "people who have an account here");
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

    /// <exception cref="ChatError"><c>conflict</c>: the account is in as many conversations as one may be.</exception>
    public static async Task RequireRoomAsync(DbSession db, UserId user)
    {
        var memberships = await db.ScalarAsync<long>("SELECT COUNT(*) FROM members WHERE user_id = @user AND left_at IS NULL", new { user });
        if (memberships >= ConversationLimits.MembershipsMax)
        {
            throw ChatError.Conflict($"One account can be in {ConversationLimits.MembershipsMax} conversations.");
        }
    }
}
