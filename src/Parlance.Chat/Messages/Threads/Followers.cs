using Parlance.Chat.Accounts;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;

namespace Parlance.Chat.Messages.Threads;

/// <summary>Who comes to follow a thread by what is said in it, in the transaction of the reply, whose conversation is locked.</summary>
internal static class Followers
{
    /// <summary>
    /// Whoever replies follows it from then on. So does who wrote the first message, and who is mentioned, unless they have left it. Everybody is told in
    /// their own feed, the first time only: later replies write nothing there.
    /// </summary>
    public static async Task JoinAsync(DbSession db, FeedPublisher feeds, Message root, Message reply)
    {
        var concerned = reply.Mentions.Users.Append(root.AuthorId).Append(reply.AuthorId).Distinct().ToList();
        var known = await FollowStore.OfAsync(db, root, concerned);
        var waiting = concerned.Where(user => IsToFollow(user, known.GetValueOrDefault(user), reply)).ToList();
        if (waiting.Count is 0)
        {
            return;
        }

        // Whoever replies is locked with them, in the order of all: their draft may change after this.
        await UserFeeds.LockAsync(db, waiting.Append(reply.AuthorId));
        known = await FollowStore.OfAsync(db, root, waiting);
        foreach (var user in (await FollowStore.ReadersAsync(db, root, waiting)).OrderBy(user => user.Value))
        {
            if (IsToFollow(user, known.GetValueOrDefault(user), reply))
            {
                await PutAsync(db, feeds, (known.GetValueOrDefault(user) ?? New(user, root, reply)) with { State = FollowState.Follows }, reply.CreatedAt);
            }
        }
    }

    /// <summary>Writes a row, under the lock of its owner's feed, and tells them. Where they follow too many threads, one is left for it.</summary>
    public static async Task<FollowedThread> PutAsync(DbSession db, FeedPublisher feeds, FollowedThread thread, DateTimeOffset now)
    {
        var before = await FollowStore.FindAsync(db, thread.UserId, thread.ConversationId, thread.Thread);
        var isNew = thread.State is FollowState.Follows && before is not { State: FollowState.Follows };
        var left = isNew && await FollowStore.CountAsync(db, thread.UserId) >= ThreadLimits.FollowedMax ? await FollowStore.OldestAsync(db, thread.UserId) : null;
        var change = await UserChange.BeginAsync(db, thread.UserId);
        var row = thread with { At = now, Rev = change.Rev };
        foreach (var changed in left is null ? [row] : new[] { left with { State = FollowState.Unset, At = now, Rev = change.Rev }, row })
        {
            await FollowStore.PutAsync(db, changed);
            change.Add(ThreadRow.Of(changed));
        }

        change.End(db, feeds);
        return row;
    }

    private static bool IsToFollow(UserId user, FollowedThread? known, Message reply) =>
        user == reply.AuthorId ? known is not { State: FollowState.Follows } : known is null or { State: FollowState.Unset };

    // What came before they had to do with it is no news for those who are mentioned, and all of it is for who began the thread.
    private static FollowedThread New(UserId user, Message root, Message reply) => new()
    {
        UserId = user,
        ConversationId = root.ConversationId,
        Thread = root.Seq,
        Seq = user == reply.AuthorId ? reply.Seq : user == root.AuthorId ? root.Seq : reply.Seq - 1,
    };
}
