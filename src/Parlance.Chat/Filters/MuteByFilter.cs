using Parlance.Chat.Audit;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;

namespace Parlance.Chat.Filters;

/// <summary>Mutes, in a transaction of its own, whose message a filter has refused: that of the message is undone with it.</summary>
internal sealed class MuteByFilter(FeedPublisher feeds, TimeProvider clock)
{
    public async Task MuteAsync(DbSession db, Place place, Filter filter)
    {
        var change = await ConversationChange.BeginAsync(db, feeds, place.Conversation);
        var now = clock.GetUtcNow();
        var until = now.AddSeconds(filter.MutedForSeconds);
        var member = await MemberStore.FindAsync(db, place.Conversation, place.Person);
        // Gone meanwhile, or muted for longer by somebody: the revision is taken, and nothing is in it.
        if (member is { LeftAt: null } && !(member.MutedUntil >= until))
        {
            var muted = member with { MutedUntil = until };
            var audited = new Audited(AuditAction.MemberMuted) { Conversation = place.Conversation, User = place.Person, About = filter.Id, Door = AuditDoor.Filter };
            await AuditLog.WriteAsync(db, actor: null, audited.From(new { member.MutedUntil }, new { muted.MutedUntil }), now);
            await change.PutAsync(muted);
        }

        await change.EndAsync();
    }
}
