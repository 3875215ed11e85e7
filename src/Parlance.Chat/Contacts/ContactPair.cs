using Parlance.Chat.Accounts;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;

namespace Parlance.Chat.Contacts;

/// <summary>What two people are to each other, seen from one of them, under the lock of both feeds: both sides change in one transaction.</summary>
/// <param name="Mine">The row of whoever acts.</param>
/// <param name="Theirs">The row of the other.</param>
internal sealed record ContactPair(Contact Mine, Contact Theirs)
{
    /// <summary>Locks both feeds and reads. The other has, or had, an account.</summary>
    public static async Task<ContactPair> LockAsync(DbSession db, UserId me, UserId other)
    {
        await UserFeeds.LockAsync(db, [me, other]);
        return new(await ReadAsync(db, me, other), await ReadAsync(db, other, me));
    }

    /// <summary>
    /// The end of it, on my side. A contact ends for both, and a request of mine that waits is taken back. Whoever waits for my answer goes on
    /// waiting: to be turned away is not told.
    /// </summary>
    public ContactPair Parted(DateTimeOffset now) => new(
        End(Mine, now) with { RefusedAt = Mine.State is ContactState.Received or ContactState.Accepted ? now : Mine.RefusedAt },
        Theirs.State is ContactState.Received or ContactState.Accepted ? End(Theirs, now) : Theirs);

    /// <summary>Contacts, from now on.</summary>
    public ContactPair Joined(DateTimeOffset now) => new(Join(Mine, now), Join(Theirs, now));

    /// <summary>Writes those sides that are different from what they were, and has their owners told once all is committed. Returns mine.</summary>
    /// <param name="db">The transaction that holds the locks.</param>
    /// <param name="feeds">Tells.</param>
    /// <param name="before">What was read.</param>
    public async Task<Contact> PutAsync(DbSession db, FeedPublisher feeds, ContactPair before)
    {
        await PutTheirsAsync(db, feeds, before);
        return Mine == before.Mine ? Mine : await PutAsync(db, feeds, Mine);
    }

    /// <summary>Writes the other's side, if it is different.</summary>
    public Task PutTheirsAsync(DbSession db, FeedPublisher feeds, ContactPair before) =>
        Theirs == before.Theirs ? Task.CompletedTask : PutAsync(db, feeds, Theirs);

    /// <summary>Writes my side as a part of a change that has other rows too, if it is different.</summary>
    public Task PutMineAsync(DbSession db, UserChange change, ContactPair before) =>
        Mine == before.Mine ? Task.CompletedTask : PutAsync(db, change, Mine);

    private static async Task<Contact> PutAsync(DbSession db, FeedPublisher feeds, Contact side)
    {
        var change = await UserChange.BeginAsync(db, side.UserId);
        var row = await PutAsync(db, change, side);
        change.End(db, feeds);
        return row;
    }

    private static async Task<Contact> PutAsync(DbSession db, UserChange change, Contact side)
    {
        var row = side with { Rev = change.Rev };
        await ContactStore.PutAsync(db, row);
        change.Add(ContactRow.Of(row));
        return row;
    }

    private static async Task<Contact> ReadAsync(DbSession db, UserId user, UserId other) =>
        await ContactStore.FindAsync(db, user, other) ?? new() { UserId = user, OtherId = other };

    private static Contact End(Contact side, DateTimeOffset now) =>
        side.State is ContactState.Removed ? side : side with { State = ContactState.Removed, Note = "", At = now };

    private static Contact Join(Contact side, DateTimeOffset now) => side with { State = ContactState.Accepted, Note = "", At = now, RefusedAt = null };
}
