using Parlance.Chat.Accounts;
using Parlance.Chat.Data;

namespace Parlance.Chat.Conversations;

/// <summary>A conversation as one person stands in it, read from one snapshot: the row that every decision is made on.</summary>
internal sealed record Place
{
    private const string LockQuery = "SELECT 1 FROM conversations WHERE id = @conversation FOR NO KEY UPDATE";

    private const string Query = $"SELECT {Columns} {Tables}";

    // What an earlier send with the same client id has made, in the same trip.
    private const string SendQuery =
        $"SELECT (SELECT x.seq FROM messages x WHERE x.conversation_id = c.id AND x.author_id = @user AND x.client_id = @clientId) AS sent, {Columns} {Tables}";

    // The session or token is asked about again: it may have ended since the door was passed, and this is the last look before the commit.
    private const string Columns =
        """
        c.id AS conversation, c.kind, c.archived_at, c.last_seq, c.rev, c.member_count, c.max_visible_from, c.history_for, c.pair_key,
            c.slow_seconds, c.send_from, c.mention_from, c.invite_from, c.pin_from, c.filters_rev,
            (SELECT f.rev FROM server_filters f WHERE f.id = 1) AS server_filters_rev,
            m.user_id AS member, m.role, m.left_at, m.muted_until, m.visible_from, u.id AS person, u.role AS server_role,
            CASE WHEN u.disabled_at IS NULL AND u.deleted_at IS NULL
                AND (@absent = 1 OR EXISTS (SELECT 1 FROM sessions s WHERE s.id = @session AND s.ended_at IS NULL)
                    OR EXISTS (SELECT 1 FROM personal_tokens t WHERE t.id = @token AND t.revoked_at IS NULL))
                THEN 1 ELSE 0 END AS is_signed_in,
            CASE WHEN EXISTS (SELECT 1 FROM users o WHERE o.id IN (SUBSTR(c.pair_key, 1, 16), SUBSTR(c.pair_key, 17, 16)) AND o.deleted_at IS NOT NULL)
                THEN 1 ELSE 0 END AS is_deserted
        """;

    private const string Tables =
        """
        FROM conversations c
        JOIN users u ON u.id = @user
        LEFT JOIN members m ON m.conversation_id = c.id AND m.user_id = u.id
        WHERE c.id = @conversation
        """;

    public ConversationId Conversation { get; init; }

    public ConversationKind Kind { get; init; }

    public DateTimeOffset? ArchivedAt { get; init; }

    public long LastSeq { get; init; }

    public long Rev { get; init; }

    /// <summary>How many are in it now.</summary>
    public long MemberCount { get; init; }

    /// <summary>No current member is kept from messages of this seq and above.</summary>
    public long MaxVisibleFrom { get; init; }

    public HistoryFor HistoryFor { get; init; }

    public byte[]? PairKey { get; init; }

    public long SlowSeconds { get; init; }

    public MemberRole? SendFrom { get; init; }

    public MemberRole? MentionFrom { get; init; }

    public MemberRole? InviteFrom { get; init; }

    public MemberRole? PinFrom { get; init; }

    /// <summary>How often the filters of the conversation were changed.</summary>
    public long FiltersRev { get; init; }

    /// <summary>The same of those of the server.</summary>
    public long ServerFiltersRev { get; init; }

    public UserId Person { get; init; }

    public ServerRole ServerRole { get; init; }

    public bool IsSignedIn { get; init; }

    /// <summary>Whether the other person of a direct conversation has no account any more.</summary>
    public bool IsDeserted { get; init; }

    public UserId? Member { get; init; }

    public MemberRole Role { get; init; }

    public DateTimeOffset? LeftAt { get; init; }

    public DateTimeOffset? MutedUntil { get; init; }

    /// <summary>The first seq that this person may read.</summary>
    public long VisibleFrom { get; init; }

    /// <summary>The seq of what was sent already with the client id that was asked for.</summary>
    public long? Sent { get; init; }

    /// <summary>What the conversation has decided for itself.</summary>
    public OwnRules Rules => new(SlowSeconds, SendFrom, MentionFrom, InviteFrom, PinFrom);

    public bool IsMember => Member is not null && LeftAt is null;

    /// <summary>A channel is there for everybody but the server's guests.</summary>
    public bool IsJoinable => Kind is ConversationKind.Channel && ServerRole is not ServerRole.Guest;

    public bool IsOverseer => Kind is ConversationKind.Channel && ServerRole is ServerRole.Administrator;

    /// <summary>
    /// The role that counts: an administrator of the server is an owner of every channel, and a guest of it is one in every conversation, whatever
    /// they were there before they became one.
    /// </summary>
    public MemberRole EffectiveRole => ServerRole is ServerRole.Guest ? MemberRole.Guest : IsOverseer ? MemberRole.Owner : Role;

    /// <summary>Reads the place, and on the way to a write keeps the conversation from everybody else until the commit.</summary>
    /// <exception cref="ChatError"><c>not_found</c>: there is no such conversation. <c>session_ended</c>: whoever asks is not signed in any more.</exception>
    public static async Task<Place> ReadAsync(DbSession db, Actor actor, ConversationId conversation, bool lockRow = false)
    {
        var args = new { user = actor.User, session = actor.Session, token = actor.Token, absent = actor.IsAbsent, conversation };
        return Found(lockRow ? await db.FindLockedAsync<Place>(LockQuery, Query, args) : await db.FindAsync<Place>(Query, args));
    }

    /// <summary>Reads the place, with the lock, of whoever may read there and sends something, and whether they have sent it already.</summary>
    /// <exception cref="ChatError"><c>not_found</c>, <c>session_ended</c>.</exception>
    public static async Task<Place> RequireToSendAsync(DbSession db, Actor actor, ConversationId conversation, Guid clientId)
    {
        var place = Found(await db.FindLockedAsync<Place>(
            LockQuery, SendQuery, new { user = actor.User, session = actor.Session, token = actor.Token, absent = actor.IsAbsent, conversation, clientId }));
        place.Require(Act.Read);
        return place;
    }

    /// <summary>The same, for whoever may do this. Those who are not in the conversation are told that there is none.</summary>
    /// <exception cref="ChatError"><c>not_found</c>, <c>forbidden</c>, <c>session_ended</c>.</exception>
    public static async Task<Place> RequireAsync(DbSession db, Actor actor, ConversationId conversation, Act act, bool lockRow = false)
    {
        var place = await ReadAsync(db, actor, conversation, lockRow);
        place.Require(act);
        return place;
    }

    /// <exception cref="ChatError"><c>not_found</c> for those who are not in the conversation, <c>forbidden</c> for those who are.</exception>
    public void Require(Act act)
    {
        // What an administrator may do in a channel is to look after it; to read it and to write in it, they join.
        var isPresent = IsMember || (IsOverseer && act is not (Act.Read or Act.Send or Act.React or Act.Vote));
        if (!isPresent)
        {
            throw ChatError.NotFound("conversation");
        }

        if (!Allows(act))
        {
            throw ChatError.Forbidden("Your role in this conversation does not allow that.");
        }
    }

    /// <summary>Whether somebody of this role may, who is in the conversation.</summary>
    public bool Allows(Act act) => Permissions.Allows(Kind, EffectiveRole, act, Rules);

    /// <exception cref="ChatError"><c>archived</c>: nothing is written here any more.</exception>
    public void RequireOpen()
    {
        if (ArchivedAt is not null)
        {
            throw ChatError.Archived();
        }
    }

    /// <exception cref="ChatError"><c>muted</c>, with the time that it takes.</exception>
    public void RequireVoice(DateTimeOffset now)
    {
        if (MutedUntil is { } until && until > now)
        {
            throw ChatError.Muted(until - now);
        }
    }

    /// <summary>The other person of a direct conversation.</summary>
    public UserId Partner => Pair.Of(PairKey!).OtherThan(Person);

    private static Place Found(Place? place) =>
        place is null ? throw ChatError.NotFound("conversation") : place.IsSignedIn ? place : throw ChatError.SessionEnded();
}
