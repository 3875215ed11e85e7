using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Data;
using Parlance.Chat.Http;

namespace Parlance.Chat.Conversations;

/// <summary>Lists who was put out of a conversation for good, for those who may let them in again.</summary>
internal sealed class ListBans(ChatDatabase database, RateLimiter limiter)
{
    /// <param name="Conversation">Its id; over HTTP it is in the address.</param>
    /// <param name="Cursor">The <c>next</c> of the part before.</param>
    /// <param name="Limit">1 to 200; 50 if it is left out.</param>
    public sealed record Request(ConversationId? Conversation, string? Cursor, int? Limit);

    /// <param name="Items">This part.</param>
    /// <param name="Next">To be given as <c>cursor</c>; null at the end.</param>
    public sealed record Listed(IReadOnlyList<BanItem> Items, string? Next) : Reply;

    /// <summary>A row of <c>bans</c>.</summary>
    public sealed record BanItem
    {
        /// <summary>Who was put out.</summary>
        public UserId User { get; init; }

        /// <summary>By whom.</summary>
        public UserId BannedBy { get; init; }

        /// <summary>Why, in their words.</summary>
        public string Reason { get; init; } = "";

        /// <summary>When.</summary>
        public DateTimeOffset BannedAt { get; init; }
    }

    public Task<Listed> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var query = PageQuery.Of(request.Cursor, request.Limit);
        var validation = new Validation();
        var id = ConversationRules.Conversation(validation, request.Conversation);
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ReadsPerUser, actor.User.ToString());
        return database.ReadAsync(db => ReadAsync(db, actor, id, query), cancel);
    }

    private static async Task<Listed> ReadAsync(DbSession db, Actor actor, ConversationId id, PageQuery query)
    {
        await Place.RequireAsync(db, actor, id, Act.Ban);
        var rows = await db.QueryAsync<BanItem>(
            "SELECT user_id AS \"user\", banned_by, reason, banned_at FROM bans WHERE conversation_id = @id AND user_id < @Before ORDER BY user_id DESC LIMIT @Take",
            new { id, query.Before, query.Take });
        var page = query.ToPage(rows, row => row.User.Value, row => row);
        return new(page.Items, page.Next);
    }
}
