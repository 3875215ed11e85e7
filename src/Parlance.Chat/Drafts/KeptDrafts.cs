using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;

namespace Parlance.Chat.Drafts;

/// <summary>The one way in which drafts change, in the caller's transaction. All devices of a person are told.</summary>
internal sealed class KeptDrafts(FeedPublisher feeds, TimeProvider clock)
{
    /// <summary>Keeps the devices of one person from changing their drafts until the commit.</summary>
    public static async Task LockAsync(DbSession db, UserId user)
    {
        await UserFeeds.LockAsync(db, [user]);
        await UserStore.RequireAsync(db, user);
    }

    /// <summary>Writes a draft, under the lock.</summary>
    public async Task<Draft> PutAsync(DbSession db, UserId user, Draft draft)
    {
        var change = await UserChange.BeginAsync(db, user);
        var row = draft with { At = clock.GetUtcNow(), Rev = change.Rev };
        await DraftStore.PutAsync(db, user, row);
        change.Add(DraftRow.Of(row));
        change.End(db, feeds);
        return row;
    }

    /// <summary>Empties a draft that was sent just now. One that was changed since on another device stays.</summary>
    public async Task EmptyAsync(DbSession db, UserId user, ConversationId conversation, long thread, long rev)
    {
        await LockAsync(db, user);
        if (await DraftStore.FindAsync(db, user, conversation, thread) is { Text.Length: > 0 } draft && draft.Rev == rev)
        {
            await PutAsync(db, user, draft with { Text = "", ReplyTo = null });
        }
    }
}
