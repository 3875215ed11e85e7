using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;
using Parlance.Chat.Http;

namespace Parlance.Chat.PersonalSettings;

/// <summary>Chooses something for oneself, on all devices.</summary>
internal sealed class SetSetting(ChatDatabase database, FeedPublisher feeds, RateLimiter limiter, IEnumerable<IChoiceEffect> effects)
{
    /// <param name="Key">What it is about; over HTTP in the address.</param>
    /// <param name="Value">One of the words that there are for it; left out for what the program does by itself.</param>
    public sealed record Request(string? Key, string? Value);

    /// <param name="Setting">As it is now.</param>
    public sealed record Changed(SettingRow Setting) : Reply;

    public async Task<Changed> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var validation = new Validation();
        var words = Choices.Of(request.Key);
        validation.Require(words is not null, "key", $"one of {Choices.Keys}");
        validation.Require(words is null || request.Value is null || words.Contains(request.Value, StringComparer.Ordinal), "value", $"one of {string.Join(", ", words ?? [])}");
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ChangesPerUser, actor.User.ToString());
        return new(SettingRow.Of(await database.WriteAsync(db => SetAsync(db, actor.User, request.Key!, request.Value), cancel)));
    }

    private async Task<PersonalSetting> SetAsync(DbSession db, UserId user, string key, string? value)
    {
        var choice = new PersonalSetting { Key = key, Value = value };
        foreach (var effect in effects)
        {
            await effect.PrepareAsync(db, user, choice);
        }

        await UserFeeds.LockAsync(db, [user]);
        await UserStore.RequireAsync(db, user);
        var known = await PersonalSettingStore.FindAsync(db, user, key);
        if (known is not null && string.Equals(known.Value, value, StringComparison.Ordinal))
        {
            return known;
        }

        foreach (var effect in effects)
        {
            await effect.ApplyAsync(db, user, choice);
        }

        var change = await UserChange.BeginAsync(db, user);
        var row = choice with { Rev = change.Rev };
        await PersonalSettingStore.PutAsync(db, user, row);
        change.Add(SettingRow.Of(row));
        change.End(db, feeds);
        return row;
    }
}
