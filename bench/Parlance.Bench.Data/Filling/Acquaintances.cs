using Parlance.Chat.Contacts;
using Parlance.Chat.Data;

namespace Parlance.Bench.Data.Filling;

/// <summary>Who knows whom, who has blocked whom, and when people were last here.</summary>
internal sealed class Acquaintances
{
    private const int ContactsEach = 8;

    private readonly List<Contact> _contacts = [];
    private readonly List<Block> _blocks = [];
    private readonly List<PresenceEntry> _presence = [];

    public Acquaintances(Dice dice, Cast cast, DateTimeOffset start)
    {
        var known = new HashSet<(int, int)>();
        for (var person = 0; person < cast.Users.Count; person++)
        {
            for (var turn = 0; turn < ContactsEach; turn++)
            {
                var other = dice.Below(cast.Users.Count);
                if (other != person && !cast.IsGuest(person) && !cast.IsGuest(other) && known.Add((Math.Min(person, other), Math.Max(person, other))))
                {
                    Meet(dice, cast, person, other, start.AddHours(1));
                }
            }

            var chosen = dice.Chance(0.05);
            _presence.Add(new(cast.IdOf(person), chosen ? (short)1 : (short)0, Until: null, start.AddDays(dice.Below(300)), chosen ? cast.NextRev(person) : 0));
        }
    }

    public async Task WriteAsync(DbSession db)
    {
        await Bulk.InsertAsync(db, "contacts", ContactStore.Columns, _contacts);
        await Bulk.InsertAsync(db, "blocks", BlockStore.Columns, _blocks);
        await Bulk.InsertAsync(db, "presence", "user_id, state, until, last_seen_at, rev", _presence);
    }

    private void Meet(Dice dice, Cast cast, int person, int other, DateTimeOffset at)
    {
        if (dice.Chance(0.02))
        {
            _blocks.Add(new() { UserId = cast.IdOf(person), OtherId = cast.IdOf(other), At = at, Removed = false, Rev = cast.NextRev(person) });
            return;
        }

        var waits = dice.Chance(0.1);
        Add(person, other, waits ? ContactState.Requested : ContactState.Accepted);
        Add(other, person, waits ? ContactState.Received : ContactState.Accepted);

        void Add(int mine, int theirs, ContactState state) => _contacts.Add(new()
        {
            UserId = cast.IdOf(mine), OtherId = cast.IdOf(theirs), State = state, Note = waits ? "Hello" : "", At = at, Rev = cast.NextRev(mine),
        });
    }
}
