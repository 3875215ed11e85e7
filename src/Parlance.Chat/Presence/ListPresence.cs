using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Data;
using Parlance.Chat.Http;

namespace Parlance.Chat.Presence;

/// <summary>Reads who of some people is here.</summary>
internal sealed class ListPresence(ChatDatabase database, RateLimiter limiter, PresenceSight sight)
{
    /// <param name="People">Those of them whom I may see, in the order of their ids.</param>
    public sealed record Listed(IReadOnlyList<PersonPresence> People) : Reply;

    /// <param name="actor">Who asks.</param>
    /// <param name="users">Ids with commas between them.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<Listed> HandleAsync(Actor actor, string? users, CancellationToken cancel)
    {
        var ids = Parse(users);
        limiter.Take(RateLimit.ReadsPerUser, actor.User.ToString());
        var people = await database.ReadAsync(db => PresenceSight.ReadAsync(db, actor, ids), cancel);
        return new(sight.Show(people));
    }

    private static List<UserId> Parse(string? users)
    {
        var validation = new Validation();
        var ids = new List<UserId>();
        foreach (var text in (users ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(PresenceLimits.WatchedMax + 1))
        {
            if (UserId.TryParse(text, out var id))
            {
                ids.Add(id);
            }
            else
            {
                validation.Add("users", "ids of users with commas between them");
                break;
            }
        }

        validation.Require(ids.Count <= PresenceLimits.WatchedMax, "users", $"{PresenceLimits.WatchedMax} people at most");
        validation.ThrowIfInvalid();
        return ids;
    }
}
