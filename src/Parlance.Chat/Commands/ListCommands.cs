using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Http;
using Parlance.Chat.People;

namespace Parlance.Chat.Commands;

/// <summary>Lists the commands that somebody may use in a conversation: the server's own, and those of the bots that are there.</summary>
internal sealed class ListCommands(ChatDatabase database, BuiltInCommands builtIns, RateLimiter limiter)
{
    /// <param name="Conversation">Which; over HTTP it is in the address.</param>
    public sealed record Request(ConversationId? Conversation);

    /// <param name="Items">All of them, by their names.</param>
    /// <param name="People">The bots.</param>
    public sealed record Listed(IReadOnlyList<CommandItem> Items, IReadOnlyList<PersonCard> People) : Reply;

    public Task<Listed> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var validation = new Validation();
        var conversation = ConversationRules.Conversation(validation, request.Conversation);
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ReadsPerUser, actor.User.ToString());
        return database.ReadAsync(
            async db =>
            {
                var place = await Place.RequireAsync(db, actor, conversation, Act.Read);
                var registered = await CommandStore.InAsync(db, conversation, place.ServerRole);
                var items = builtIns.All.Where(one => place.Allows(one.Act)).Select(CommandItem.Of).Concat(registered.Select(CommandItem.Of));
                return new Listed([.. items.OrderBy(item => item.Name, StringComparer.Ordinal)], await PeopleStore.CardsAsync(db, [.. registered.Select(one => one.BotId).Distinct()]));
            },
            cancel);
    }
}
