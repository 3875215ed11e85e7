using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Audit;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Http;

namespace Parlance.Chat.Retention.Holds;

/// <summary>Keeps a conversation, or all that somebody has written, from being purged, as an administrator: from the answer on nothing of it goes.</summary>
internal sealed class CreateHold(ChatDatabase database, TimeProvider clock)
{
    /// <param name="ClientId">A UUID made by the client, and the id of the hold; a request that comes again finds what the first one made.</param>
    /// <param name="Conversation">Which conversation. Either this or <c>user</c>.</param>
    /// <param name="User">Whose messages, wherever they stand.</param>
    /// <param name="Reason">Why, 1 to 1,000 characters.</param>
    public sealed record Request(Guid? ClientId, ConversationId? Conversation, UserId? User, string? Reason);

    public async Task<Hold> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var validation = new Validation();
        var hold = new Hold
        {
            Id = ConversationRules.ClientId(validation, request.ClientId),
            ConversationId = request.Conversation,
            UserId = request.User,
            Reason = validation.Lines(request.Reason, "reason", RetentionLimits.ReasonCharsMax),
            CreatedBy = actor.User,
            CreatedAt = clock.GetUtcNow(),
        };
        validation.Require(hold.Reason.Length > 0, "reason", "why it is held");
        validation.Require(request.Conversation is null != request.User is null, "conversation", "the id of a conversation, or 'user' with the id of a user");
        validation.ThrowIfInvalid();
        return await database.WriteAsync(db => CreateAsync(db, actor, hold), cancel);
    }

    private static async Task<Hold> CreateAsync(DbSession db, Actor actor, Hold hold)
    {
        // What is being purged at this moment goes; nothing does afterwards.
        await PurgeLease.StopAsync(db);
        if (await HoldStore.FindAsync(db, hold.Id) is { } first)
        {
            return first;
        }

        if (hold.UserId is { } user && await UserStore.FindAsync(db, user) is null)
        {
            throw ChatError.NotFound("user");
        }

        if (hold.ConversationId is { } conversation)
        {
            // Whoever deletes there now does so before it, or keeps what they delete.
            _ = await db.FindLockedAsync<Conversation>(
                "SELECT 1 FROM conversations WHERE id = @conversation FOR NO KEY UPDATE", $"SELECT {ConversationStore.Columns} FROM conversations WHERE id = @conversation", new { conversation })
                ?? throw ChatError.NotFound("conversation");
        }

        if (await HoldStore.CountOpenAsync(db) >= RetentionLimits.HoldsMax)
        {
            throw ChatError.Conflict($"There are {RetentionLimits.HoldsMax} holds at most.");
        }

        await HoldStore.InsertAsync(db, hold);
        // Members read the log of their conversation, and people what is in it about them: neither are to learn of this, so that it is of the server alone.
        var audited = new Audited(AuditAction.HoldCreated) { About = hold.Id };
        await AuditLog.WriteAsync(db, actor, audited.With(new { conversation = hold.ConversationId, user = hold.UserId, hold.Reason }), hold.CreatedAt);
        return hold;
    }
}
