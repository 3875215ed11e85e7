using Parlance.Chat.Accounts;
using Parlance.Chat.Audit;
using Parlance.Chat.Data;

namespace Parlance.Chat.Retention.Holds;

/// <summary>Lets go of what was held: what is older than it is kept is purged with the rest, and so is what was deleted meanwhile.</summary>
internal sealed class LiftHold(ChatDatabase database, TimeProvider clock)
{
    public Task HandleAsync(Actor actor, Guid id, CancellationToken cancel) => database.WriteAsync(
        async db =>
        {
            var hold = await HoldStore.FindAsync(db, id) ?? throw ChatError.NotFound("hold");
            if (await HoldStore.LiftAsync(db, id, actor.User, clock.GetUtcNow()) is 0)
            {
                return;
            }

            var audited = new Audited(AuditAction.HoldLifted) { About = hold.Id };
            var before = AuditLog.ToJson(new { conversation = hold.ConversationId, user = hold.UserId, hold.Reason, hold.CreatedAt });
            await AuditLog.WriteAsync(db, actor, audited with { Before = before }, clock.GetUtcNow());
        },
        cancel);
}
