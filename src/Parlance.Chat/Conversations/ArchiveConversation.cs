using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Audit;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;
using Parlance.Chat.Http;

namespace Parlance.Chat.Conversations;

/// <summary>Closes a conversation for writing, or opens it again. Its history stays, and the name of a channel is free meanwhile.</summary>
internal sealed class ArchiveConversation(ChatDatabase database, FeedPublisher feeds, RateLimiter limiter, TimeProvider clock)
{
    /// <param name="Conversation">Its id; over HTTP it is in the address.</param>
    /// <param name="Archived">True to close it, false to open it.</param>
    public sealed record Request(ConversationId? Conversation, bool? Archived);

    public async Task<DescribeConversation.Described> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var validation = new Validation();
        var id = ConversationRules.Conversation(validation, request.Conversation);
        validation.Require(request.Archived is not null, "archived", "true or false");
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ChangesPerUser, actor.User.ToString());
        try
        {
            return new(ConversationRow.Of(await database.WriteAsync(db => ArchiveAsync(db, actor, id, request.Archived!.Value), cancel)));
        }
        catch (Exception error) when (database.IsUniqueViolation(error))
        {
            throw ChatError.NameTaken();
        }
    }

    private async Task<Conversation> ArchiveAsync(DbSession db, Actor actor, ConversationId id, bool archived)
    {
        var place = await Place.RequireAsync(db, actor, id, Act.Archive, lockRow: true);
        if (place.ArchivedAt is not null == archived)
        {
            return await ConversationStore.RequireAsync(db, id);
        }

        var now = clock.GetUtcNow();
        var audited = new Audited(AuditAction.ConversationArchived) { Conversation = id };
        await AuditLog.WriteAsync(db, actor, audited.From(new { archived = !archived }, new { archived }), now);
        var change = await ConversationChange.BeginAsync(db, feeds, id);
        change.Describe(row => row with
        {
            ArchivedAt = archived ? now : null,
            NameKey = archived || row.Kind is not ConversationKind.Channel ? null : ConversationRules.NameKey(row.Name),
        });
        return await change.EndAsync();
    }
}
