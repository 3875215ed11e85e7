using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Data;
using Parlance.Chat.Http;

namespace Parlance.Chat.People;

/// <summary>Reads what others see of accounts. Those that are not there, or not for a guest of the server to see, are left out.</summary>
internal sealed class GetPeople(ChatDatabase database, RateLimiter limiter)
{
    /// <param name="Ids">Whose, 1 to 100.</param>
    public sealed record Request(IReadOnlyList<UserId>? Ids);

    /// <param name="People">Their cards, in the order of their ids.</param>
    public sealed record Got(IReadOnlyList<PersonCard> People) : Reply;

    public async Task<Got> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var validation = new Validation();
        validation.Require(request.Ids is { Count: >= 1 and <= PeopleLimits.AskedMax }, "ids", $"1 to {PeopleLimits.AskedMax} ids of users");
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ReadsPerUser, actor.User.ToString());
        return new(await database.ReadAsync(db => PeopleStore.VisibleAsync(db, actor, [.. request.Ids!.Distinct()]), cancel));
    }
}
