using System.Net;
using System.Text.Json;
using Parlance.Chat.Tests.Accounts;

namespace Parlance.Chat.Tests.Conversations;

/// <summary>A conversation decides for itself who writes, how fast, and who may do the rest.</summary>
public sealed class RulesTests
{
    [Fact]
    public async Task A_conversation_that_is_slowed_down_lets_each_member_write_once_in_a_while()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, cid) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"), await app.ChatterAsync("cid"));
        var group = await ann.CreateAsync("group", "slow", ben, cid);
        await ann.DoAsync("conversation:rules", new { conversation = group, slowSeconds = 30 });
        var clientId = Guid.CreateVersion7();

        var first = await ben.SayAsync(group, "one", clientId);
        app.Clock.Advance(TimeSpan.FromSeconds(10));
        var answer = await ben.AskAsync("message:send", Saying(group, "two"));

        Assert.Equal("slow_mode", answer.GetProperty("error").GetProperty("code").GetString());
        Assert.Equal(20, answer.GetProperty("error").GetProperty("retryAfter").GetDouble());
        var overHttp = await ben.Account.PostAsync("messages", Saying(group, "two"));
        overHttp.Refused(HttpStatusCode.TooManyRequests, "slow_mode");
        Assert.Equal("20", overHttp.Header("Retry-After"));
        // What was acknowledged is acknowledged again, edits and the others go on, and those who look after it do not wait.
        Assert.Equal(first.GetRawText(), (await ben.SayAsync(group, "one", clientId)).GetRawText());
        await ben.DoAsync("message:edit", new { conversation = group, seq = 1, text = "one!" });
        await cid.SayAsync(group, "mine");
        await ann.SayAsync(group, "a");
        await ann.SayAsync(group, "b");
        app.Clock.Advance(TimeSpan.FromSeconds(20));
        await ben.SayAsync(group, "two");
        await ann.DoAsync("conversation:rules", new { conversation = group, slowSeconds = 0 });
        await ben.SayAsync(group, "three");
    }

    [Fact]
    public async Task Nobody_is_faster_for_writing_twice_at_once_deleting_or_coming_back()
    {
        await using var app = await ChatApp.StartAsync();
        await app.ChatterAsync("admin");
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var channel = await ann.CreateAsync("channel", "slow", ben);
        await ann.DoAsync("conversation:rules", new { conversation = channel, slowSeconds = 30 });

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(n => ben.Account.PostAsync("messages", Saying(channel, $"{n}"))));

        Assert.Single(answers, answer => answer.Status is HttpStatusCode.OK);
        await ben.DoAsync("message:delete", new { conversation = channel, seq = 1 });
        await ben.DoAsync("conversation:leave", new { conversation = channel });
        await ben.DoAsync("conversation:join", new { conversation = channel });
        await ben.RefusedAsync("slow_mode", "message:send", Saying(channel, "back"));
        // Their account forgets it.
        Assert.Equal(1, await app.CountAsync("slow_sends"));
        (await ben.Account.DeleteAsync("me")).Done();
        Assert.Equal(0, await app.CountAsync("slow_sends"));
    }

    [Fact]
    public async Task Where_only_moderators_write_the_others_read_react_and_take_back_what_they_said()
    {
        await using var app = await ChatApp.StartAsync();
        await app.ChatterAsync("admin");
        var (ann, ben, cid) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"), await app.ChatterAsync("cid"));
        var channel = await ann.CreateAsync("channel", "news", ben, cid);
        await ann.DoAsync("member:change", new { conversation = channel, user = cid.Id, role = "moderator" });
        await ben.SayAsync(channel, "before");

        var row = (await ann.DoAsync("conversation:rules", new { conversation = channel, send = "moderator" })).GetProperty("conversation");

        Assert.Equal("""{"slowSeconds":0,"send":"moderator","mentionEverybody":"moderator","invite":"member","pin":"moderator","previews":true}""", row.GetProperty("rules").GetRawText());
        await ben.RefusedAsync("forbidden", "message:send", Saying(channel, "no"));
        await ben.RefusedAsync("forbidden", "message:edit", new { conversation = channel, seq = 1, text = "after" });
        await ben.RefusedAsync("forbidden", "typing:set", new { conversation = channel, typing = true });
        await cid.SayAsync(channel, "news");
        await ben.DoAsync("message:react", new { conversation = channel, seq = 2, emoji = "👍", on = true });
        await ben.DoAsync("message:delete", new { conversation = channel, seq = 1 });
        Assert.Equal(["", "news"], await ben.TextsAsync(channel));
        // A rule that is that of its kind is no rule of its own.
        await ann.DoAsync("conversation:rules", new { conversation = channel, send = "guest" });
        Assert.Equal(0, await app.CountAsync("conversations", "send_from IS NOT NULL"));
        await ben.SayAsync(channel, "again");
    }

    [Fact]
    public async Task After_the_answer_to_a_rule_nobody_writes_whom_it_shuts_out()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var group = await ann.CreateAsync("group", "news", ben);

        var sends = Enumerable.Range(0, 30).Select(n => ben.Account.PostAsync("messages", Saying(group, $"{n}"))).ToList();
        var changed = await ann.DoAsync("conversation:rules", new { conversation = group, send = "moderator" });
        var answers = await Task.WhenAll(sends);

        var rev = changed.GetProperty("conversation").GetProperty("rev").GetInt64();
        Assert.All(answers, answer =>
        {
            if (answer.Status is HttpStatusCode.OK)
            {
                Assert.InRange(answer.Json.GetProperty("message").GetProperty("rev").GetInt64(), 1, rev - 1);
            }
            else
            {
                answer.Refused(HttpStatusCode.Forbidden, "forbidden");
            }
        });
    }

    [Fact]
    public async Task Who_mentions_everybody_invites_and_pins_is_up_to_the_conversation()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, cid) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"), await app.ChatterAsync("cid"));
        var group = await ann.CreateAsync("group", "own rules", ben);
        await ann.DoAsync("conversation:rules", new { conversation = group, mentionEverybody = "moderator", invite = "owner", pin = "owner" });

        Assert.Equal("no", (await ben.SayAsync(group, "@channel come")).GetProperty("mentions").GetProperty("everybody").GetString());
        await ben.RefusedAsync("forbidden", "message:reach", new { conversation = group, everybody = "channel" });
        await ben.RefusedAsync("forbidden", "member:invite", new { conversation = group, users = new[] { cid.Id } });
        await ben.RefusedAsync("forbidden", "pin:add", new { conversation = group, seq = 1 });
        await ann.DoAsync("member:change", new { conversation = group, user = ben.Id, role = "moderator" });
        Assert.Equal("channel", (await ben.SayAsync(group, "@channel come")).GetProperty("mentions").GetProperty("everybody").GetString());
        await ben.RefusedAsync("forbidden", "pin:add", new { conversation = group, seq = 1 });
        await ann.DoAsync("pin:add", new { conversation = group, seq = 1 });
        await ann.DoAsync("member:invite", new { conversation = group, users = new[] { cid.Id } });
        // What moderators may is to slow it down, and no more.
        await ben.DoAsync("conversation:rules", new { conversation = group, slowSeconds = 5 });
        await ben.RefusedAsync("forbidden", "conversation:rules", new { conversation = group, slowSeconds = 5, send = "moderator" });
    }

    [Fact]
    public async Task What_is_no_rule_is_refused_and_what_changes_nothing_takes_no_revision()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var group = await ann.CreateAsync("group", "g", ben);
        var direct = (await ann.SayToAsync(ben, "hello")).GetProperty("conversation").GetString()!;

        await ann.RefusedAsync("invalid", "conversation:rules", new { conversation = group });
        await ann.RefusedAsync("invalid", "conversation:rules", new { conversation = group, slowSeconds = -1 });
        await ann.RefusedAsync("invalid", "conversation:rules", new { conversation = group, slowSeconds = 21_601 });
        await ann.RefusedAsync("invalid", "conversation:rules", new { conversation = group, invite = "guest" });
        await ann.RefusedAsync("forbidden", "conversation:rules", new { conversation = direct, slowSeconds = 5 });
        Assert.Equal(JsonValueKind.Null, (await ann.DoAsync("conversation:get", new { conversation = direct })).GetProperty("conversation").GetProperty("rules").ValueKind);
        var before = (await ann.DoAsync("conversation:get", new { conversation = group })).GetProperty("conversation").GetRawText();
        await ann.DoAsync("conversation:rules", new { conversation = group, slowSeconds = 0, send = "guest", pin = "member" });
        Assert.Equal(before, (await ann.DoAsync("conversation:get", new { conversation = group })).GetProperty("conversation").GetRawText());
        Assert.Equal(0, await app.CountAsync("audit"));
    }

    private static object Saying(string conversation, string text) => new { conversation, clientId = Guid.CreateVersion7(), text };
}
