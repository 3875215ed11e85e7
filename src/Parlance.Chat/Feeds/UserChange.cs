using Parlance.Chat.Accounts;
using Parlance.Chat.Data;

namespace Parlance.Chat.Feeds;

/// <summary>One revision of somebody's own feed in the making: all rows that one transaction changes in it.</summary>
internal sealed class UserChange
{
    private readonly UserId _user;
    private readonly List<FeedRow> _rows = [];

    private UserChange(UserId user, long rev)
    {
        _user = user;
        Rev = rev;
    }

    /// <summary>What the rows are written with.</summary>
    public long Rev { get; }

    public static async Task<UserChange> BeginAsync(DbSession db, UserId user) => new(user, await UserFeeds.NextRevAsync(db, user));

    public void Add(FeedRow row) => _rows.Add(row);

    /// <summary>Has the person's sockets told once all is committed.</summary>
    public void End(DbSession db, FeedPublisher feeds) => feeds.Tell(db, new(FeedName.Of(_user), Rev, _rows));
}
