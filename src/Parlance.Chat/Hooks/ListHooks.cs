using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Http;
using Parlance.Chat.People;

namespace Parlance.Chat.Hooks;

/// <summary>Lists the incoming webhooks of a conversation, for those who look after it.</summary>
internal sealed class ListHooks(ChatDatabase database, RateLimiter limiter)
{
    /// <param name="Conversation">Which; over HTTP it is in the address.</param>
    public sealed record Request(ConversationId? Conversation);

    /// <param name="Items">All of them, the oldest first.</param>
    /// <param name="People">Whom they name.</param>
    public sealed record Listed(IReadOnlyList<HookItem> Items, IReadOnlyList<PersonCard> People) : Reply;

    public Task<Listed> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var validation = new Validation();
        var conversation = ConversationRules.Conversation(validation, request.Conversation);
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ReadsPerUser, actor.User.ToString());
        return database.ReadAsync(
            async db =>
            {
                await Place.RequireAsync(db, actor, conversation, Act.ManageHooks);
                var hooks = await HookStore.ListAsync(db, conversation);
                return new Listed([.. hooks.Select(HookItem.Of)], await PeopleStore.CardsAsync(db, [.. hooks.SelectMany(hook => new[] { hook.BotId, hook.CreatedBy }).Distinct()]));
            },
            cancel);
    }
}
