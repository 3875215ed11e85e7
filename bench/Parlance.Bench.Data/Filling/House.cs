using System.Globalization;
using Parlance.Chat.Conversations;

namespace Parlance.Bench.Data.Filling;

/// <summary>
/// All conversations and who is in them at the beginning. The first is the one with the longest history, in the second is everybody; of the rest a
/// half is direct, and a few of the others have many members.
/// </summary>
internal sealed class House
{
    /// <summary>In how many the reader is.</summary>
    public const int ReadersRooms = 100;

    private const int InvitedMax = ConversationLimits.InvitedMax;

    private readonly Dice _dice;
    private readonly Cast _cast;
    private readonly DateTimeOffset _start;
    private readonly HashSet<(int, int)> _pairs = [];

    public House(Dice dice, Cast cast, int count, DateTimeOffset start)
    {
        _dice = dice;
        _cast = cast;
        _start = start;
        Rooms = [.. Enumerable.Range(0, count).Select(Make)];
    }

    /// <summary>By number.</summary>
    public IReadOnlyList<Room> Rooms { get; }

    public static bool IsReaders(int number) => number < ReadersRooms;

    private Room Make(int number) => number switch
    {
        0 => Shared(number, ConversationKind.Channel, HistoryFor.Everybody, _cast.Users.Count / 2),
        1 => Shared(number, ConversationKind.Channel, HistoryFor.Everybody, _cast.Users.Count),
        _ when number % 20 < 10 && PairOf(number) is { } pair => Direct(number, pair),
        _ when number % 20 < 16 => Shared(number, ConversationKind.Group, number % 3 is 0 ? HistoryFor.Joined : HistoryFor.Everybody, 3 + _dice.Skewed(57)),
        _ => Shared(number, ConversationKind.Channel, HistoryFor.Everybody, 5 + _dice.Skewed(295)),
    };

    private Room Direct(int number, (int One, int Other) pair)
    {
        var now = _start.AddMilliseconds(number);
        var key = Pair.Of(_cast.IdOf(pair.One), _cast.IdOf(pair.Other)).Key;
        var room = new Room(_cast, Row(number, ConversationKind.Direct, pair.One, now) with { PairKey = key, ClientId = null });
        room.Join([(pair.One, MemberRole.Member), (pair.Other, MemberRole.Member)], now);
        return room;
    }

    private Room Shared(int number, ConversationKind kind, HistoryFor historyFor, int size)
    {
        var now = _start.AddMilliseconds(number);
        var people = Some(number, size);
        var name = string.Create(CultureInfo.InvariantCulture, $"{_dice.Pick(Words.Topics)}-{number}");
        var room = new Room(_cast, Row(number, kind, people[0], now) with
        {
            Name = name,
            NameKey = kind is ConversationKind.Channel ? ConversationRules.NameKey(name) : null,
            HistoryFor = historyFor,
        });
        room.Join(people.Take(1 + InvitedMax).Select((person, place) => (person, place is 0 ? MemberRole.Owner : RoleOf(person))), now);
        // Nobody brings more with them than that: the others come by themselves.
        foreach (var person in people.Skip(1 + InvitedMax))
        {
            room.Join([(person, RoleOf(person))], now.AddMinutes(1));
        }

        foreach (var person in people.Skip(1).Where(person => !_cast.IsGuest(person) && _dice.Chance(0.05)))
        {
            room.Promote(person);
        }

        return room;
    }

    // Different people, in a random order; whoever makes it is no guest.
    private List<int> Some(int number, int size)
    {
        var people = Enumerable.Range(0, _cast.Users.Count).Where(person => person is not Cast.Reader).ToArray();
        _dice.Shuffle<int>(people);
        var host = Array.FindIndex(people, person => !_cast.IsGuest(person));
        (people[0], people[host]) = (people[host], people[0]);
        List<int> some = [.. people.Take(Math.Min(size - (IsReaders(number) ? 1 : 0), people.Length))];
        return IsReaders(number) ? [.. some, Cast.Reader] : some;
    }

    private (int One, int Other)? PairOf(int number)
    {
        for (var attempt = 0; attempt < 100; attempt++)
        {
            var (one, other) = (IsReaders(number) ? Cast.Reader : _dice.Below(_cast.Users.Count), _dice.Below(_cast.Users.Count));
            var isFit = one != other && !_cast.IsGuest(one) && !_cast.IsGuest(other) && other is not Cast.Reader && (IsReaders(number) || one is not Cast.Reader);
            if (isFit && _pairs.Add((Math.Min(one, other), Math.Max(one, other))))
            {
                return (one, other);
            }
        }

        // As good as all know each other.
        return null;
    }

    private MemberRole RoleOf(int person) => _cast.IsGuest(person) ? MemberRole.Guest : MemberRole.Member;

    private Conversation Row(int number, ConversationKind kind, int host, DateTimeOffset now) => new()
    {
        Id = ConversationId.Of(_dice.Id(now)),
        Kind = kind,
        Topic = number % 5 is 0 ? "What it is about" : "",
        CreatedBy = _cast.IdOf(host),
        CreatedAt = now,
        ClientId = _dice.Id(now),
        MaxVisibleFrom = 1,
    };
}
