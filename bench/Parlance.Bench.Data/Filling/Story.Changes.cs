using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;
using Parlance.Chat.Messages;

namespace Parlance.Bench.Data.Filling;

/// <content>What becomes of messages after they were said, and of members after they came.</content>
internal sealed partial class Story
{
    private readonly HashSet<(int Room, long Seq, string Emoji, int Person)> _reacted = [];
    private readonly Dictionary<UserId, int> _numbers = Enumerable.Range(0, cast.Users.Count).ToDictionary(cast.IdOf);

    private void Edit(Batch batch, Room room)
    {
        var index = dice.Pick(room.Recent);
        var message = batch.Messages[index];
        if (message.DeletedAt is not null || !room.MayRead(NumberOf(message.AuthorId), message.Seq))
        {
            return;
        }

        var (text, read) = _words.Say(dice);
        if (!string.Equals(text, message.Text, StringComparison.Ordinal))
        {
            batch.Edit(index, message with
            {
                Rev = room.NextRev(),
                Text = text,
                Plain = read.Plain,
                Links = string.Join('\n', read.Links),
                Mentions = Mentions.None,
                EditedAt = End,
            });
        }
    }

    private void Delete(Batch batch, Room room)
    {
        var index = dice.Pick(room.Recent);
        var message = batch.Messages[index];
        if (message.DeletedAt is not null || !room.MayRead(NumberOf(message.AuthorId), message.Seq))
        {
            return;
        }

        room.Deleted.Add(message.Seq);
        batch.Delete(index, message with
        {
            Rev = room.NextRev(), Text = "", Plain = "", Links = "", Mentions = Mentions.None, DeletedAt = End, DeletedBy = message.AuthorId,
        });
    }

    private void React(Batch batch, Room room, int number)
    {
        // Now and then to something that was said long ago.
        var seq = dice.Chance(0.1) ? 1 + dice.Below((int)room.Row.LastSeq) : batch.Messages[dice.Pick(room.Recent)].Seq;
        var (person, emoji) = (dice.Pick(room.Present), Words.Emoji[dice.Skewed(Words.Emoji.Length)]);
        if (room.MayRead(person, seq) && !room.Deleted.Contains(seq) && _reacted.Add((number, seq, emoji, person)))
        {
            batch.Put(new(room.Row.Id, seq, cast.IdOf(person), emoji, End, Removed: false, room.NextRev()));
            if (dice.Chance(0.1))
            {
                // And thinks better of it.
                batch.Put(new(room.Row.Id, seq, cast.IdOf(person), emoji, End, Removed: true, room.NextRev()));
            }
        }
    }

    private void ComeOrGo(Room room)
    {
        var person = dice.Below(cast.Users.Count);
        if (person is Cast.Reader or Cast.Administrator || cast.IsGuest(person))
        {
            return;
        }

        if (!room.IsIn(person))
        {
            if (room.Row.MemberCount < ConversationLimits.GroupMembersMax && !Bans.Exists(ban => ban.ConversationId == room.Row.Id && ban.UserId == cast.IdOf(person)))
            {
                room.Join([(person, MemberRole.Member)], End);
            }
        }
        else if (room.RoleOf(person) is MemberRole.Member && room.Row.MemberCount > 3)
        {
            room.Leave(person, End);
            if (dice.Chance(0.1))
            {
                Bans.Add(new(room.Row.Id, cast.IdOf(person), room.Row.CreatedBy, "for the noise", End));
            }
        }
    }

    private int NumberOf(UserId user) => _numbers.TryGetValue(user, out var number) ? number : throw new InvalidOperationException("Nobody of the cast.");
}
