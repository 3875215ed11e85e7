using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Accounts.Limits;

namespace Parlance.Chat.Tests.Conversations;

/// <summary>Nobody changes more at once than a person ever does, whatever it is.</summary>
public sealed class ChangeRateTests
{
    private static readonly long[] FirstOnly = [1];
    private static readonly Guid Made = Guid.CreateVersion7();

    [Fact]
    public async Task Whoever_changes_too_much_at_once_is_told_when_to_go_on()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, cid) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"), await app.ChatterAsync("cid"));
        var group = await ann.CreateAsync("group", "busy", ben, cid);
        await ann.SayAsync(group, "hello");
        var channel = await ben.CreateAsync("channel", "open");
        (string Event, object Payload)[] changes =
        [
            ("conversation:create", new { clientId = Made, kind = "group", name = "made" }),
            ("conversation:describe", new { conversation = group, topic = "told" }),
            ("conversation:archive", new { conversation = group, archived = true }),
            ("conversation:join", new { conversation = channel }),
            ("conversation:leave", new { conversation = channel }),
            ("member:invite", new { conversation = group, users = new[] { ben.Id } }),
            ("member:change", new { conversation = group, user = ben.Id, role = "moderator" }),
            ("member:kick", new { conversation = group, user = ben.Id }),
            ("member:ban", new { conversation = group, user = ben.Id }),
            ("member:unban", new { conversation = group, user = ben.Id }),
            ("message:edit", new { conversation = group, seq = 1, text = "edited" }),
            ("message:delete", new { conversation = group, seq = 1 }),
            ("message:react", new { conversation = group, seq = 1, emoji = "🌻", on = true }),
            ("read:move", new { conversation = group, seq = 1 }),
            ("read:back", new { conversation = group, seq = 1 }),
            ("contact:answer", new { user = ben.Id, accept = true }),
            ("contact:remove", new { user = ben.Id }),
            ("block:add", new { user = cid.Id }),
            ("block:remove", new { user = cid.Id }),
            ("settings:set", new { key = "theme", value = "dark" }),
            ("presence:set", new { state = "away" }),
        ];
        Exhaust(app, RateLimit.ChangesPerUser, ann);
        var before = (await ann.DoAsync("feed:heads", new { })).ToString();

        foreach (var (eventName, payload) in changes)
        {
            var error = Refused.As("rate_limited", await ann.AskAsync(eventName, payload));
            Assert.Equal(RateLimit.ChangesPerUser.Every.TotalSeconds, error.GetProperty("retryAfter").GetDouble(), 3);
        }

        var answer = await ann.Account.PostAsync("conversations", new { clientId = Made, kind = "group", name = "made" });
        answer.Refused(HttpStatusCode.TooManyRequests, "rate_limited");
        Assert.Equal("1", answer.Headers.Single(header => header.Key is "Retry-After").Value.Single());
        Assert.Equal(before, (await ann.DoAsync("feed:heads", new { })).ToString());
        // Others are not in her way, nor is she in theirs; and she goes on when it is time.
        await ben.DoAsync("conversation:describe", new { conversation = group, topic = "told by ben" });
        app.Clock.Advance(RateLimit.ChangesPerUser.Every);
        await ann.DoAsync("conversation:create", new { clientId = Made, kind = "group", name = "made" });
    }

    [Fact]
    public async Task Whoever_reads_without_end_is_told_when_to_go_on()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var group = await ann.CreateAsync("group", "busy", ben);
        await ann.SayAsync(group, "hello");
        (string Event, object Payload)[] reads =
        [
            ("conversation:list", new { }),
            ("conversation:find", new { }),
            ("conversation:get", new { conversation = group }),
            ("member:list", new { conversation = group }),
            ("member:bans", new { conversation = group }),
            ("message:history", new { conversation = group }),
            ("message:get", new { conversation = group, seqs = FirstOnly }),
            ("message:edits", new { conversation = group, seq = 1 }),
            ("message:reach", new { conversation = group, everybody = "here" }),
            ("feed:heads", new { }),
            ("feed:sync", new { feed = ann.Feed }),
            ("people:get", new { ids = new[] { ben.Id } }),
            ("presence:in", new { conversation = group }),
        ];
        Exhaust(app, RateLimit.ReadsPerUser, ann);

        foreach (var (eventName, payload) in reads)
        {
            var error = Refused.As("rate_limited", await ann.AskAsync(eventName, payload));
            Assert.Equal(RateLimit.ReadsPerUser.Every.TotalSeconds, error.GetProperty("retryAfter").GetDouble(), 3);
        }

        (await ann.Account.GetAsync($"presence?users={ben.Id}")).Refused(HttpStatusCode.TooManyRequests, "rate_limited");
        // She still writes; others read; and she reads on when it is time.
        await ann.SayAsync(group, "hello again");
        await ben.TextsAsync(group);
        app.Clock.Advance(RateLimit.ReadsPerUser.Every);
        await ann.TextsAsync(group);
    }

    [Fact]
    public async Task Requests_to_be_a_contact_are_fewer()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        Exhaust(app, RateLimit.ContactRequestsPerUser, ann);

        var error = Refused.As("rate_limited", await ann.AskAsync("contact:request", new { user = ben.Id }));

        Assert.Equal(RateLimit.ContactRequestsPerUser.Every.TotalSeconds, error.GetProperty("retryAfter").GetDouble(), 3);
        app.Clock.Advance(RateLimit.ContactRequestsPerUser.Every);
        await ann.DoAsync("contact:request", new { user = ben.Id });
    }

    private static void Exhaust(ChatApp app, RateLimit limit, Chatter who)
    {
        var limiter = app.Services.GetRequiredService<RateLimiter>();
        var key = Guid.Parse(who.Id, CultureInfo.InvariantCulture).ToString();
        while (true)
        {
            try
            {
                limiter.Take(limit, key);
            }
            catch (ChatError error) when (error.Code is "rate_limited")
            {
                return;
            }
        }
    }
}
