using Parlance.Chat.Accounts;
using Parlance.Chat.Contacts;
using Parlance.Chat.Data;
using Parlance.Chat.Presence.Live;

namespace Parlance.Chat.Presence;

/// <summary>
/// Who sees whom: members of the server everybody, its guests those with whom they share a conversation. Whoever is blocked by somebody sees them
/// as if they were never there.
/// </summary>
internal sealed class PresenceSight(NodePresence node, LastSeen seen)
{
    /// <summary>Somebody who may be seen.</summary>
    internal sealed record Sighting
    {
        public UserId Id { get; init; }

        public DateTimeOffset? LastSeenAt { get; init; }

        /// <summary>Whether the person has blocked the viewer.</summary>
        public bool IsHidden { get; init; }
    }

    /// <summary>Those of these people whom somebody may see.</summary>
    public static async Task<IReadOnlyList<Sighting>> ReadAsync(DbSession db, Actor viewer, IReadOnlyCollection<UserId> users)
    {
        var people = await ReadVisibleAsync(db, viewer, users);
        var hiding = await Blocks.WhoBlockedAsync(db, users, viewer.User);
        return hiding.Count is 0 ? people : [.. people.Select(person => person with { IsHidden = hiding.Contains(person.Id) })];
    }

    /// <summary>What they see of them now.</summary>
    public IReadOnlyList<PersonPresence> Show(IEnumerable<Sighting> people) => [.. people.Select(Show)];

    private static Task<IReadOnlyList<Sighting>> ReadVisibleAsync(DbSession db, Actor viewer, IEnumerable<UserId> users) => db.QueryAsync<Sighting>(
        """
        SELECT u.id, p.last_seen_at FROM users u LEFT JOIN presence p ON p.user_id = u.id
        WHERE u.id IN @users AND u.deleted_at IS NULL AND (@isGuest = 0 OR u.id = @me OR EXISTS (
            SELECT 1 FROM members mine JOIN members theirs ON theirs.conversation_id = mine.conversation_id AND theirs.user_id = u.id AND theirs.left_at IS NULL
            WHERE mine.user_id = @me AND mine.left_at IS NULL))
        ORDER BY u.id
        """,
        new { users = DbList.Of(users), me = viewer.User, isGuest = viewer.Role is ServerRole.Guest });

    private PersonPresence Show(Sighting person)
    {
        if (person.IsHidden)
        {
            return new(person.Id, ShownState.Offline, LastSeenAt: null);
        }

        var state = node.StateOf(person.Id) ?? ShownState.Offline;
        return new(person.Id, state, state is ShownState.Offline ? seen.Find(person.Id) ?? person.LastSeenAt : null);
    }
}
