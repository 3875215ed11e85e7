using Parlance.Chat.Conversations;
using Parlance.Chat.Messages;

namespace Parlance.Bench.Data.Filling;

/// <summary>One conversation as its history goes on. Every step does to the rows what the product's use case does to them.</summary>
internal sealed class Room(Cast cast, Conversation row)
{
    private readonly Dictionary<int, Member> _members = [];
    private readonly List<int> _present = [];

    /// <summary>As it is in <c>conversations</c>.</summary>
    public Conversation Row { get; private set; } = row;

    public IReadOnlyCollection<Member> Members => _members.Values;

    /// <summary>Who is in it, by number. The first is its owner.</summary>
    public IReadOnlyList<int> Present => _present;

    /// <summary>Which messages are deleted.</summary>
    public HashSet<long> Deleted { get; } = [];

    /// <summary>Where in the batch that is being written its newest messages are: those that may still change.</summary>
    public List<int> Recent { get; } = [];

    public bool IsIn(int person) => _members.TryGetValue(person, out var member) && member.LeftAt is null;

    public bool MayRead(int person, long seq) => IsIn(person) && seq >= _members[person].VisibleFrom;

    public long VisibleFrom(int person) => _members[person].VisibleFrom;

    /// <summary>The role that counts: an administrator of the server is an owner of every channel.</summary>
    public MemberRole RoleOf(int person) => person is Cast.Administrator && Row.Kind is ConversationKind.Channel ? MemberRole.Owner : _members[person].Role;

    /// <summary>Takes the next revision.</summary>
    public long NextRev()
    {
        Row = Row with { Rev = Row.Rev + 1 };
        return Row.Rev;
    }

    /// <summary>Lets people in, as one change.</summary>
    public void Join(IEnumerable<(int Person, MemberRole Role)> people, DateTimeOffset now)
    {
        NextRev();
        foreach (var (person, role) in people.OrderBy(joining => cast.IdOf(joining.Person).Value))
        {
            var visibleFrom = Row.HistoryFor is HistoryFor.Joined ? Row.LastSeq + 1 : 1;
            Put(person, new() { ConversationId = Row.Id, UserId = cast.IdOf(person), Role = role, JoinedAt = now, VisibleFrom = visibleFrom });
            Row = Row with { MemberCount = Row.MemberCount + 1, MaxVisibleFrom = Math.Max(Row.MaxVisibleFrom, visibleFrom), RowRev = Row.Rev };
            _present.Add(person);
        }
    }

    public void Leave(int person, DateTimeOffset now)
    {
        NextRev();
        Put(person, _members[person] with { LeftAt = now, MutedUntil = null });
        Row = Row with { MemberCount = Row.MemberCount - 1, RowRev = Row.Rev };
        _present.Remove(person);
    }

    public void Promote(int person)
    {
        NextRev();
        Put(person, _members[person] with { Role = MemberRole.Moderator });
    }

    public void Archive(DateTimeOffset now)
    {
        NextRev();
        Row = Row with { ArchivedAt = now, NameKey = null, RowRev = Row.Rev };
    }

    /// <summary>Gives a new message its place.</summary>
    public Message Say(Message message)
    {
        NextRev();
        Row = Row with { LastSeq = Row.LastSeq + 1, LastMessageAt = message.CreatedAt };
        return message with { ConversationId = Row.Id, Seq = Row.LastSeq, Rev = Row.Rev };
    }

    private void Put(int person, Member member) => _members[person] = member with { Rev = Row.Rev, UserRev = cast.NextRev(person) };
}
