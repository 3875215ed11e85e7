using System.Globalization;
using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;

namespace Parlance.Bench.Data.Filling;

/// <summary>The accounts, each known by its number here, and the heads of their own feeds.</summary>
internal sealed class Cast
{
    /// <summary>Whoever came first looks after the server.</summary>
    public const int Administrator = 0;

    /// <summary>Through whose eyes measurements look: a member like others.</summary>
    public const int Reader = 1;

    private readonly Dictionary<string, int> _byKey;
    private readonly long[] _revs;

    public Cast(Dice dice, int count, DateTimeOffset start)
    {
        Users = [.. Enumerable.Range(0, count).Select(number => UserOf(dice, number, start.AddSeconds(number)))];
        _byKey = Enumerable.Range(0, count).ToDictionary(number => Users[number].UsernameKey, StringComparer.Ordinal);
        _revs = new long[count];
    }

    public IReadOnlyList<User> Users { get; }

    public UserId IdOf(int person) => Users[person].Id;

    public bool IsGuest(int person) => Users[person].Role is ServerRole.Guest;

    public int? Find(string name) => _byKey.TryGetValue(Username.Key(name), out var person) ? person : null;

    /// <summary>The next revision of somebody's own feed.</summary>
    public long NextRev(int person) => ++_revs[person];

    public async Task WriteAsync(DbSession db)
    {
        foreach (var user in Users)
        {
            await UserStore.InsertAsync(db, user);
        }
    }

    public Task WriteFeedsAsync(DbSession db) => Bulk.InsertAsync(
        db, "user_feeds", "user_id, rev", [.. Users.Zip(_revs, (user, rev) => new FeedEntry(user.Id, rev)).Where(feed => feed.Rev > 0)]);

    private static User UserOf(Dice dice, int number, DateTimeOffset at)
    {
        var (first, last) = (dice.Pick(Words.FirstNames), dice.Pick(Words.LastNames));
        var id = UserId.Of(dice.Id(at));
        var username = Username.Normalize(string.Create(CultureInfo.InvariantCulture, $"{Folding.Fold(first)}.{Folding.Fold(last)}.{number}"), out var fault)
            ?? throw new InvalidOperationException($"No user name: {fault}.");
        return new()
        {
            Id = id,
            Kind = AccountKind.Person,
            Role = number is Administrator ? ServerRole.Administrator : number is not Reader && dice.Chance(0.02) ? ServerRole.Guest : ServerRole.Member,
            Username = username,
            UsernameKey = Username.Key(username),
            DisplayName = $"{first} {last}",
            Color = Avatar.ColorOf(id),
            Locale = ProfileRules.LocaleDefault,
            TimeZone = ProfileRules.TimeZoneDefault,
            CreatedAt = at,
            UpdatedAt = at,
            Version = 1,
        };
    }
}
