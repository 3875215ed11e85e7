using Parlance.Chat.Accounts;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;
using Parlance.Chat.Webhooks;

namespace Parlance.Chat.Conversations;

/// <summary>
/// One revision of a conversation's feed in the making: who is in it, and what it is called. Taking the revision keeps all other writers away until
/// the commit, so that what is read here is still true then.
/// </summary>
internal sealed class ConversationChange
{
    private readonly DbSession _db;
    private readonly FeedPublisher _feeds;
    private readonly List<Member> _members = [];
    private readonly List<UserId> _joined = [];
    private readonly List<UserId> _left = [];
    private Conversation _conversation;
    private bool _isRowChanged;

    private ConversationChange(DbSession db, FeedPublisher feeds, Conversation conversation)
    {
        _db = db;
        _feeds = feeds;
        _conversation = conversation;
    }

    public Conversation Conversation => _conversation;

    private long Rev => _conversation.Rev;

    public static async Task<ConversationChange> BeginAsync(DbSession db, FeedPublisher feeds, ConversationId id)
    {
        await ConversationStore.NextRevAsync(db, id);
        return new(db, feeds, await ConversationStore.RequireAsync(db, id));
    }

    /// <summary>Changes what all members see of the conversation.</summary>
    public void Describe(Func<Conversation, Conversation> change)
    {
        _conversation = change(_conversation) with { RowRev = Rev };
        _isRowChanged = true;
    }

    /// <summary>Lets somebody in, or in again. Of several, in the order of their ids: two changes must not wait for each other.</summary>
    public async Task JoinAsync(UserId user, MemberRole role, DateTimeOffset now)
    {
        var visibleFrom = _conversation.HistoryFor is HistoryFor.Joined ? _conversation.LastSeq + 1 : 1;
        await PutAsync(new()
        {
            ConversationId = _conversation.Id,
            UserId = user,
            Role = role,
            JoinedAt = now,
            VisibleFrom = visibleFrom,
        });
        Describe(row => row with { MemberCount = row.MemberCount + 1, MaxVisibleFrom = Math.Max(row.MaxVisibleFrom, visibleFrom) });
        _joined.Add(user);
    }

    /// <summary>Of those who go, or are put out, the last owner stays until there is another, unless nobody else is there.</summary>
    /// <exception cref="ChatError"><c>last_owner</c>.</exception>
    public async Task RequireOwnerAfterAsync(Member leaving)
    {
        if (_conversation.MemberCount > 1 && await MemberStore.IsLastOwnerAsync(_db, leaving))
        {
            throw ChatError.LastOwner();
        }
    }

    /// <summary>Takes somebody out, whether they wish it or not.</summary>
    public async Task LeaveAsync(Member member, DateTimeOffset now)
    {
        await PutAsync(member with { LeftAt = now, MutedUntil = null });
        Describe(row => row with { MemberCount = row.MemberCount - 1 });
        _left.Add(member.UserId);
    }

    /// <summary>Writes what somebody is here.</summary>
    public async Task PutAsync(Member member)
    {
        var row = member with { Rev = Rev, UserRev = await UserFeeds.NextRevAsync(_db, member.UserId) };
        await MemberStore.PutAsync(_db, row);
        _members.Add(row);
    }

    /// <summary>Writes the conversation's row, and has everybody told once all is committed. Whoever left hears only that.</summary>
    /// <exception cref="ChatError"><c>conflict</c>: somebody who was to be let in is gone meanwhile, or is in as many conversations as one may be.</exception>
    public async Task<Conversation> EndAsync()
    {
        await Newcomers.RequireRoomAsync(_db, _joined);
        if (_isRowChanged)
        {
            await ConversationStore.UpdateAsync(_db, _conversation);
        }

        await HookAsync(_joined, WebhookEvent.MemberJoined);
        await HookAsync(_left, WebhookEvent.MemberLeft);
        _left.ForEach(user => _feeds.Unfollow(_db, user, _conversation.Id));
        _feeds.Tell(_db, new(FeedName.Of(_conversation.Id), Rev, [.. RowsOfConversation()]));
        _joined.ForEach(user => _feeds.Follow(_db, user, _conversation.Id));
        _members.ForEach(member => _feeds.Tell(_db, new(FeedName.Of(member.UserId), member.UserRev, [MembershipRow.Of(member)])));
        return _conversation;
    }

    private async Task HookAsync(List<UserId> users, WebhookEvent what)
    {
        foreach (var user in users)
        {
            await _feeds.Webhooks.AddAsync(_db, _conversation.Id, _conversation.Kind, new(what, Seq: null, user));
        }
    }

    private IEnumerable<FeedRow> RowsOfConversation()
    {
        if (_isRowChanged)
        {
            yield return ConversationRow.Of(_conversation);
        }

        foreach (var member in _members)
        {
            yield return MemberRow.Of(member);
        }
    }
}
