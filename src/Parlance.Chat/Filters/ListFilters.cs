using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;

namespace Parlance.Chat.Filters;

/// <summary>Lists the filters of a conversation, or those of the server, for those who may change them.</summary>
internal sealed class ListFilters(ChatDatabase database, RateLimiter limiter)
{
    /// <param name="Conversation">Its id, over HTTP in the address; left out for those of the server.</param>
    public sealed record Request(ConversationId? Conversation);

    /// <param name="Items">By their names: ten in a conversation at most, fifty for the server.</param>
    public sealed record Listed(IReadOnlyList<FilterItem> Items) : Reply;

    public Task<Listed> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        limiter.Take(RateLimit.ReadsPerUser, actor.User.ToString());
        return database.ReadAsync(
            async db =>
            {
                await FilterStore.RequireAsync(db, actor, request.Conversation);
                var filters = await FilterStore.ListAsync(db, request.Conversation ?? Filter.Server);
                return new Listed([.. filters.Select(FilterItem.Of).OrderBy(filter => filter.Name, StringComparer.OrdinalIgnoreCase)]);
            },
            cancel);
    }
}
