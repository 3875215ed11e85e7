using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;
using Parlance.Chat.Http;

namespace Parlance.Chat.Notifications;

/// <summary>Chooses for oneself what holds in all conversations: words that are as a mention, and when not to be disturbed.</summary>
internal sealed class SetNotificationRules(ChatDatabase database, FeedPublisher feeds, RateLimiter limiter)
{
    /// <param name="Keywords">Words, or several words, found whatever their case and diacritics; left out for none.</param>
    /// <param name="Quiet">When not to be disturbed; left out for never.</param>
    public sealed record Request(IReadOnlyList<string?>? Keywords, QuietHours? Quiet);

    /// <param name="Rules">As they are now.</param>
    public sealed record Changed(NotificationRulesRow Rules) : Reply;

    public async Task<Changed> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var validation = new Validation();
        var keywords = KeywordsOf(validation, request.Keywords ?? []);
        request.Quiet?.Check(validation);
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ChangesPerUser, actor.User.ToString());
        return new(NotificationRulesRow.Of(await database.WriteAsync(db => SetAsync(db, actor.User, NotificationRules.Of(keywords, request.Quiet, rev: 0)), cancel)));
    }

    private static List<string> KeywordsOf(Validation validation, IReadOnlyList<string?> keywords)
    {
        validation.Require(keywords.Count <= NotificationLimits.KeywordsMax, "keywords", $"{NotificationLimits.KeywordsMax} at most");
        // What is nothing but marks when it is folded would be found nowhere, or everywhere.
        return [.. keywords.Take(NotificationLimits.KeywordsMax)
            .Select(keyword => validation.Line(keyword, "keywords", 1, NotificationLimits.KeywordCharsMax))
            .DistinctBy(keyword => string.Join(' ', Words.Of(keyword)), StringComparer.Ordinal)
            .Where(keyword => Words.Of(keyword).Count > 0)];
    }

    private async Task<NotificationRules> SetAsync(DbSession db, UserId user, NotificationRules wanted)
    {
        await UserFeeds.LockAsync(db, [user]);
        await UserStore.RequireAsync(db, user);
        var known = await NotificationStore.RulesAsync(db, user);
        if (wanted with { Rev = known.Rev } == known)
        {
            return known;
        }

        var change = await UserChange.BeginAsync(db, user);
        var row = wanted with { Rev = change.Rev };
        await NotificationStore.PutAsync(db, user, row);
        change.Add(NotificationRulesRow.Of(row));
        change.End(db, feeds);
        return row;
    }
}
