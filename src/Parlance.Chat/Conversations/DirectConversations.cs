using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;

namespace Parlance.Chat.Conversations;

/// <summary>The conversation between two people: one, whoever writes first.</summary>
internal sealed class DirectConversations(FeedPublisher feeds, TimeProvider clock)
{
    /// <summary>Makes those wait who are writing in it, if there is one. SQLite has one writer.</summary>
    public static Task LockAsync(DbSession db, UserId one, UserId other) => db.Dialect is Dialect.Postgres
        ? db.QueryAsync<ConversationId>("SELECT id FROM conversations WHERE pair_key = @Key FOR NO KEY UPDATE", new { Pair.Of(one, other).Key })
        : Task.CompletedTask;

    /// <summary>Finds it, or makes it in the transaction of its first message.</summary>
    /// <exception cref="ChatError"><c>not_found</c>: the other has no account here, or is nobody whom a guest knows.</exception>
    public async Task<ConversationId> OpenAsync(DbSession db, UserId from, UserId to)
    {
        var pair = Pair.Of(from, to);
        if (await ConversationStore.FindDirectAsync(db, pair) is { } found)
        {
            return found.Id;
        }

        await RequirePersonAsync(db, from, to);
        var now = clock.GetUtcNow();
        var row = new Conversation
        {
            Id = ConversationId.New(now),
            Kind = ConversationKind.Direct,
            PairKey = pair.Key,
            CreatedBy = from,
            CreatedAt = now,
            MaxVisibleFrom = 1,
        };
        await ConversationStore.InsertAsync(db, row);
        var change = await ConversationChange.BeginAsync(db, feeds, row.Id);
        await change.JoinAsync(pair.First, MemberRole.Member, now);
        await change.JoinAsync(pair.Second, MemberRole.Member, now);
        await change.EndAsync();
        return row.Id;
    }

    /// <summary>Whether there is one, or could be.</summary>
    /// <exception cref="ChatError"><c>not_found</c>, as above.</exception>
    public static async Task RequireReachableAsync(DbSession db, UserId from, UserId to)
    {
        if (await ConversationStore.FindDirectAsync(db, Pair.Of(from, to)) is null)
        {
            await RequirePersonAsync(db, from, to);
        }
    }

    private static async Task RequirePersonAsync(DbSession db, UserId from, UserId to)
    {
        if (from == to || await UserStore.FindAsync(db, to) is not { IsActive: true } || !await MayMeetAsync(db, from, to))
        {
            throw ChatError.NotFound("user");
        }
    }

    // A guest of the server knows the people of the conversations that they were invited to, and nobody else.
    private static async Task<bool> MayMeetAsync(DbSession db, UserId from, UserId to) =>
        (await UserStore.RequireAsync(db, from)).Role is not ServerRole.Guest || await MemberStore.ShareAsync(db, from, to);
}
