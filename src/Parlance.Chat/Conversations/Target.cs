using Parlance.Chat.Accounts;
using Parlance.Chat.Data;

namespace Parlance.Chat.Conversations;

/// <summary>Somebody on whom somebody else acts.</summary>
internal static class Target
{
    /// <exception cref="ChatError"><c>not_found</c>: they are not in the conversation. <c>forbidden</c>: their role is as high.</exception>
    public static async Task<Member> RequireAsync(DbSession db, Place place, UserId user) =>
        await FindAsync(db, place, user) ?? throw ChatError.NotFound("member");

    /// <summary>The same, for somebody who may be gone already.</summary>
    /// <exception cref="ChatError"><c>forbidden</c>: their role is as high, or it is oneself.</exception>
    public static async Task<Member?> FindAsync(DbSession db, Place place, UserId user)
    {
        if (user == place.Person)
        {
            throw ChatError.Forbidden("Not oneself. To go, leave the conversation.");
        }

        var member = await MemberStore.FindAsync(db, place.Conversation, user);
        if (member is not { LeftAt: null })
        {
            return null;
        }

        // Which role their row says does not count for a guest of the server, and is asked about only where it would stand in the way.
        return Permissions.Outranks(place.EffectiveRole, member.Role) || Permissions.Outranks(place.EffectiveRole, await StandingAsync(db, member)) ? member : throw ChatError.Forbidden("Their role in this conversation is as high as yours.");
    }

    private static async Task<MemberRole> StandingAsync(DbSession db, Member member) =>
        await Newcomers.RoleOfAsync(db, member.UserId) is MemberRole.Guest ? MemberRole.Guest : member.Role;
}
