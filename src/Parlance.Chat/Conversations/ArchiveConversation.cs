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

    public async Task<DescribeConversation.Described> HandleAsync(Actor actor, Request request, CancellationToken cancel) =>
        new(ConversationRow.Of(await HandleAsync(actor, request, asAdministrator: false, cancel)));

    /// <summary>The same for administrators of the server, of any group or channel, whether they are in it or not.</summary>
    public Task<Conversation> HandleAdministratorAsync(Actor actor, Request request, CancellationToken cancel) =>
        HandleAsync(actor, request, asAdministrator: true, cancel);

    private async Task<Conversation> HandleAsync(Actor actor, Request request, bool asAdministrator, CancellationToken cancel)
    {
        var validation = new Validation();
        var id = ConversationRules.Conversation(validation, request.Conversation);
        validation.Require(request.Archived is not null, "archived", "true or false");
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ChangesPerUser, actor.User.ToString());
        try
        {
            return await database.WriteAsync(db => ArchiveAsync(db, actor, id, request.Archived!.Value, asAdministrator), cancel);
        }
        catch (Exception error) when (database.IsUniqueViolation(error))
        {
            throw ChatError.NameTaken();
        }
    }

    private static async Task<Place> RequireAsync(DbSession db, Actor actor, ConversationId id, bool asAdministrator)
    {
        var place = await Place.ReadAsync(db, actor, id, lockRow: true);
        if (!asAdministrator)
        {
            place.Require(Act.Archive);
        }
        else if (place.ServerRole is not ServerRole.Administrator)
        {
            throw ChatError.Forbidden("Only administrators may do this.");
        }
        else if (place.Kind is ConversationKind.Direct)
        {
            throw ChatError.Conflict("A direct conversation is never closed.");
        }

        return place;
    }

    private async Task<Conversation> ArchiveAsync(DbSession db, Actor actor, ConversationId id, bool archived, bool asAdministrator)
    {
        var place = await RequireAsync(db, actor, id, asAdministrator);
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
