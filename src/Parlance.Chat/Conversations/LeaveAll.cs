using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;

namespace Parlance.Chat.Conversations;

/// <summary>
/// Takes somebody whose account is deleted out of all groups and channels. Where they were the only owner, somebody who is there becomes one: the
/// moderator who has been there longest, or else the member, or else whoever is no guest of the server. Direct conversations stay, for the other to
/// read.
/// </summary>
internal sealed class LeaveAll(FeedPublisher feeds) : IFarewell
{
    public async Task LeaveAsync(DbSession db, User user, DateTimeOffset now)
    {
        await LeaveThoseAsync(db, user, await LockAsync(db, user.Id), now);
        // Somebody may have let them in while their feed was waited for; nobody does from here on. These locks are taken behind a feed's, out of
        // order: should another wait for that feed meanwhile, one of the two begins anew.
        await LeaveThoseAsync(db, user, await LockAsync(db, user.Id), now);
    }

    private async Task LeaveThoseAsync(DbSession db, User user, IReadOnlyList<ConversationId> conversations, DateTimeOffset now)
    {
        // Everything that is changed is locked first: conversations by their ids, then feeds by theirs, as everywhere.
        var heirs = new Dictionary<ConversationId, Member>();
        foreach (var id in conversations)
        {
            if (await HeirAsync(db, id, user.Id) is { } heir)
            {
                heirs.Add(id, heir);
            }
        }

        await UserFeeds.LockAsync(db, heirs.Values.Select(heir => heir.UserId).Append(user.Id));
        foreach (var id in conversations)
        {
            await LeaveAsync(db, id, user.Id, heirs.GetValueOrDefault(id), now);
        }
    }

    private async Task LeaveAsync(DbSession db, ConversationId id, UserId user, Member? heir, DateTimeOffset now)
    {
        // They may have been put out while the lock was waited for.
        if (await MemberStore.FindAsync(db, id, user) is not { LeftAt: null } member)
        {
            return;
        }

        var change = await ConversationChange.BeginAsync(db, feeds, id);
        if (heir is not null)
        {
            await change.PutAsync(heir with { Role = MemberRole.Owner });
        }

        await change.LeaveAsync(member, now);
        await change.EndAsync();
    }

    private static Task<IReadOnlyList<ConversationId>> LockAsync(DbSession db, UserId user)
    {
        var forUpdate = db.Dialect is Dialect.Postgres ? "FOR NO KEY UPDATE OF c" : "";
        return db.QueryAsync<ConversationId>(
            $"""
            SELECT c.id FROM conversations c WHERE c.kind <> @Direct
                AND c.id IN (SELECT m.conversation_id FROM members m WHERE m.user_id = @user AND m.left_at IS NULL)
            ORDER BY c.id {forUpdate}
            """,
            new { user, ConversationKind.Direct });
    }

    // Guests of the server are guests in every conversation, and whoever is kept out looks after nothing.
    private static async Task<Member?> HeirAsync(DbSession db, ConversationId id, UserId leaving)
    {
        var isOwner = await MemberStore.FindAsync(db, id, leaving) is { LeftAt: null, Role: MemberRole.Owner };
        return !isOwner || await MemberStore.HasOtherOwnerAsync(db, id, leaving) ? null : await db.FindAsync<Member>(
            $"""
            SELECT {string.Join(", ", MemberStore.Columns.Split(", ").Select(column => "m." + column))}
            FROM members m JOIN users u ON u.id = m.user_id
            WHERE m.conversation_id = @id AND m.left_at IS NULL AND m.user_id <> @leaving
                AND u.role > @Guest AND u.disabled_at IS NULL AND u.deleted_at IS NULL
            ORDER BY m.role DESC, m.joined_at, m.user_id LIMIT 1
            """,
            new { id, leaving, ServerRole.Guest });
    }
}
