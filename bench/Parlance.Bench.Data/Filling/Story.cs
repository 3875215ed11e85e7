using Parlance.Chat.Conversations;
using Parlance.Chat.Messages;
using Parlance.Chat.Messages.Text;

namespace Parlance.Bench.Data.Filling;

/// <summary>What happens in the conversations, one message after the other, everywhere at once, as it would have been: over three hundred days.</summary>
internal sealed partial class Story(Dice dice, Cast cast, House house, DateTimeOffset start)
{
    private const int BatchMessages = 20_000;
    private const int RecentMax = 30;

    private readonly Words _words = new(dice);

    public List<BanEntry> Bans { get; } = [];

    /// <summary>When it ends.</summary>
    public DateTimeOffset End { get; private set; } = start;

    public IEnumerable<Batch> Tell(int messages)
    {
        var schedule = Schedule.Make(dice, house.Rooms.Count, messages);
        var pause = TimeSpan.FromDays(300) / messages;
        foreach (var chunk in schedule.Chunk(BatchMessages))
        {
            var batch = new Batch();
            foreach (var number in chunk)
            {
                End += pause;
                Step(batch, house.Rooms[number], number);
            }

            foreach (var room in house.Rooms)
            {
                room.Recent.Clear();
            }

            yield return batch;
        }
    }

    private void Step(Batch batch, Room room, int number)
    {
        if (room.Row.Kind is not ConversationKind.Direct && dice.Chance(0.003))
        {
            ComeOrGo(room);
        }

        Say(batch, room);
        if (dice.Chance(0.04))
        {
            Edit(batch, room);
        }

        if (dice.Chance(0.01))
        {
            Delete(batch, room);
        }

        if (dice.Chance(0.12))
        {
            React(batch, room, number);
        }
    }

    private void Say(Batch batch, Room room)
    {
        // Few talk, and most listen.
        var author = room.Present[dice.Skewed(room.Present.Count)];
        var (text, read) = Speak(room, author);
        room.Recent.Add(batch.Messages.Count);
        batch.Messages.Add(room.Say(new()
        {
            AuthorId = cast.IdOf(author),
            ClientId = dice.Id(End),
            Text = text,
            Plain = read.Plain,
            Links = string.Join('\n', read.Links),
            Mentions = Resolve(room, author, read),
            ReplyTo = dice.Chance(0.08) ? Answered(room, author) : null,
            Silent = dice.Chance(0.02),
            CreatedAt = End,
        }));
        if (room.Recent.Count > RecentMax)
        {
            room.Recent.RemoveAt(0);
        }
    }

    private (string Text, MessageText Read) Speak(Room room, int author)
    {
        if (dice.Chance(0.92))
        {
            return _words.Say(dice);
        }

        if (dice.Chance(0.05))
        {
            return Words.SayTo(dice, "channel");
        }

        var name = cast.Users[dice.Pick(room.Present) is var other && other != author ? other : room.Present[0]].Username;
        return Words.SayTo(dice, room.Row.LastSeq % 2 is 0 ? $"{name} and @channel" : name);
    }

    // As MentionStore does: members who are there, by their ids, and everybody if the author may.
    private Mentions Resolve(Room room, int author, MessageText read)
    {
        var people = read.Names.Select(cast.Find).OfType<int>().Where(room.IsIn).Distinct().Select(cast.IdOf).OrderBy(user => user.Value).ToList();
        var isToAll = read.Names.Contains("channel", StringComparer.Ordinal) && Permissions.Allows(room.Row.Kind, room.RoleOf(author), Act.MentionEverybody);
        return people.Count is 0 && !isToAll ? Mentions.None : new(people, isToAll ? Everybody.Channel : Everybody.No);
    }

    // Mostly what was said just now.
    private long? Answered(Room room, int author)
    {
        var seq = room.Row.LastSeq - dice.Skewed(200);
        return seq >= 1 && room.MayRead(author, seq) ? seq : null;
    }
}
