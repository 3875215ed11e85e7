using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Data;
using Parlance.Chat.Http;

namespace Parlance.Chat.Conversations;

/// <summary>Lists the channels of the server that are not archived, all or those whose name contains something, the newest first.</summary>
internal sealed class FindChannels(ChatDatabase database, RateLimiter limiter)
{
    /// <param name="Q">A part of the name; left out for all.</param>
    /// <param name="Cursor">The <c>next</c> of the part before.</param>
    /// <param name="Limit">1 to 200; 50 if it is left out.</param>
    public sealed record Request(string? Q, string? Cursor, int? Limit);

    /// <param name="Items">This part.</param>
    /// <param name="Next">To be given as <c>cursor</c>; null at the end.</param>
    public sealed record Found(IReadOnlyList<ChannelItem> Items, string? Next) : Reply;

    /// <param name="Conversation">The channel.</param>
    /// <param name="Joined">Whether one is in it.</param>
    public sealed record ChannelItem(ConversationRow Conversation, bool Joined);

    public async Task<Found> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        if (actor.Role is ServerRole.Guest)
        {
            return new([], Next: null);
        }

        var query = PageQuery.Of(request.Cursor, request.Limit);
        var validation = new Validation();
        var text = validation.Line(request.Q, "q", 0, ConversationLimits.NameCharsMax);
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ReadsPerUser, actor.User.ToString());
        return await database.ReadAsync(db => ReadAsync(db, actor, text, query), cancel);
    }

    private static async Task<Found> ReadAsync(DbSession db, Actor actor, string text, PageQuery query)
    {
        var matching = text.Length is 0 ? "" : @"AND name_key LIKE @pattern ESCAPE '\'";
        var rows = await db.QueryAsync<Conversation>(
            $"SELECT {ConversationStore.Columns} FROM conversations WHERE name_key IS NOT NULL AND id < @Before {matching} ORDER BY id DESC LIMIT @Take",
            new { query.Before, query.Take, pattern = LikePattern.Containing(ConversationRules.NameKey(text)) });
        var joined = (await db.QueryAsync<ConversationId>(
            "SELECT conversation_id FROM members WHERE user_id = @User AND left_at IS NULL AND conversation_id IN @ids",
            new { actor.User, ids = DbList.Of(rows.Select(row => row.Id)) })).ToHashSet();
        var page = query.ToPage(rows, row => row.Id.Value, row => new ChannelItem(ConversationRow.Of(row), joined.Contains(row.Id)));
        return new(page.Items, page.Next);
    }
}
