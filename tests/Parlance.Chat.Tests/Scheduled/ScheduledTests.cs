using System.Text.Json;
using Parlance.Chat.Scheduled;
using Parlance.Chat.Tests.Accounts;
using Parlance.Chat.Tests.Due;
using Parlance.Chat.Tests.Presence;

namespace Parlance.Chat.Tests.Scheduled;

/// <summary>What is written now is sent later: once, as its author would have sent it then, or not at all and with the reason.</summary>
public sealed class ScheduledTests
{
    private readonly WallClock _clock = new();

    [Fact]
    public async Task It_is_sent_once_when_it_is_due_with_all_that_belongs_to_it()
    {
        await using var app = await ChatApp.StartAsync(clock: _clock);
        var (ann, ben, group) = await SetAsync(app);
        await ann.SayAsync(group, "the question");
        var row = await AddAsync(ann, new { conversation = group, text = "good morning @ben", clientId = Guid.CreateVersion7(), at = In(60), replyTo = 1, silent = true });
        Assert.Equal(("waiting", "good morning @ben"), (Text(row, "state"), Text(row, "text")));

        _clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Single(await ben.TextsAsync(group));
        _clock.Advance(TimeSpan.FromSeconds(1));

        var sent = await HearAsync(ann, "sent");
        var message = (await ben.DoAsync("message:get", new { conversation = group, seqs = Enumerable.Repeat(2, 1) })).GetProperty("rows").EnumerateArray().Last(item => item.TryGetProperty("clientId", out _));
        Assert.Equal(("good morning @ben", Text(row, "id")), (Text(message, "text"), Text(message, "clientId")));
        Assert.Equal((ann.Id, true, 1L), (Text(message, "author"), message.GetProperty("silent").GetBoolean(), message.GetProperty("replyTo").GetInt64()));
        Assert.Equal((2L, ""), (sent.GetProperty("seq").GetInt64(), Text(sent, "text")));
        Assert.Equal(0, await app.CountAsync("due_work"));
        Assert.Equal(2, await app.CountAsync("messages"));
        Assert.Empty((await ann.DoAsync("scheduled:list", new { })).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task The_first_message_to_somebody_makes_the_conversation_when_it_is_due()
    {
        await using var app = await ChatApp.StartAsync(clock: _clock);
        var (ann, ben, _) = await SetAsync(app);
        await AddAsync(ann, new { to = ben.Id, text = "happy birthday", clientId = Guid.CreateVersion7(), at = In(60) });
        Assert.Equal(0, await app.CountAsync("conversations", "kind = 0"));
        await ann.RefusedAsync("not_found", "scheduled:add", new { to = Guid.CreateVersion7(), text = "who?", clientId = Guid.CreateVersion7(), at = In(60) });

        _clock.Advance(TimeSpan.FromMinutes(1));

        var sent = await HearAsync(ann, "sent");
        Assert.Equal(["happy birthday"], await ben.TextsAsync(Text(sent, "conversation")));
    }

    [Theory]
    [InlineData("kick", "not_found"), InlineData("ban", "not_found"), InlineData("archive", "archived"), InlineData("rules", "forbidden"), InlineData("mute", "muted"), InlineData("disable", "disabled"), InlineData("slow", "slow_mode")]
    public async Task What_its_author_may_not_send_when_it_is_due_stays_with_the_reason(string change, string code)
    {
        await using var app = await ChatApp.StartAsync(clock: _clock);
        var (ann, ben, group) = await SetAsync(app);
        await AddAsync(ben, new { conversation = group, text = "kept", clientId = Guid.CreateVersion7(), at = In(60) });
        await (change switch
        {
            "kick" => ann.DoAsync("member:kick", new { conversation = group, user = ben.Id }),
            "ban" => ann.DoAsync("member:ban", new { conversation = group, user = ben.Id, reason = "" }),
            "archive" => ann.DoAsync("conversation:archive", new { conversation = group, archived = true }),
            "rules" => ann.DoAsync("conversation:rules", new { conversation = group, send = "moderator" }),
            "mute" => ann.DoAsync("member:change", new { conversation = group, user = ben.Id, mutedForSeconds = 600 }),
            "slow" => SlowAsync(),
            _ => DisableAsync(),
        });

        _clock.Advance(TimeSpan.FromMinutes(1));

        await Seeing.EventuallyAsync(async () => await app.CountAsync("scheduled_messages", $"state = 2 AND problem = '{code}' AND text = 'kept'") is 1, "it has failed");
        Assert.Equal(0, await app.CountAsync("messages", "text = 'kept'"));
        Assert.Equal(0, await app.CountAsync("due_work"));
        if (change is "archive")
        {
            await HearAsync(ben, "failed");
            await ann.DoAsync("conversation:archive", new { conversation = group, archived = false });
            await OnlyAsync(ben, "invalid", "scheduled:edit", id => new { id, text = "kept, too" });
            await OnlyAsync(ben, null, "scheduled:edit", id => new { id, text = "kept, too", at = In(60) });
            _clock.Advance(TimeSpan.FromMinutes(1));
            await HearAsync(ben, "sent");
            Assert.Equal(["kept, too"], await ann.TextsAsync(group));
        }

        async Task<JsonElement> SlowAsync()
        {
            await ann.DoAsync("conversation:rules", new { conversation = group, slowSeconds = 600 });
            return await ben.SayAsync(group, "just now");
        }

        async Task<JsonElement> DisableAsync() => (await ann.Account.PatchAsync($"admin/users/{ben.Id}", new { disabled = true })).Ok();
    }

    [Fact]
    public async Task It_can_be_changed_taken_back_and_sent_at_once_until_it_is_sent()
    {
        await using var app = await ChatApp.StartAsync(clock: _clock);
        var (ann, ben, group) = await SetAsync(app);
        var id = Text(await AddAsync(ann, new { conversation = group, text = "one", clientId = Guid.CreateVersion7(), at = In(60) }), "id");
        await ann.DoAsync("scheduled:edit", new { id, text = "two", at = In(120) });
        var taken = Text(await AddAsync(ann, new { conversation = group, text = "never", clientId = Guid.CreateVersion7(), at = In(60) }), "id");
        await ann.DoAsync("scheduled:remove", new { id = taken });
        foreach (var refused in new[] { "edit", "remove", "send" })
        {
            await ben.RefusedAsync("not_found", "scheduled:" + refused, new { id, text = "mine" });
            await ann.RefusedAsync("not_found", "scheduled:" + refused, new { id = taken });
        }

        _clock.Advance(TimeSpan.FromSeconds(100));
        Assert.Empty(await ben.TextsAsync(group));
        var first = await ann.DoAsync("scheduled:send", new { id });
        var again = await ann.DoAsync("scheduled:send", new { id });
        Assert.Equal(first.GetRawText(), again.GetRawText());
        await ann.RefusedAsync("conflict", "scheduled:edit", new { id, text = "three" });
        await ann.RefusedAsync("conflict", "scheduled:remove", new { id });
        _clock.Advance(TimeSpan.FromSeconds(60));

        Assert.Equal(["two"], await ben.TextsAsync(group));
        Assert.Equal(0, await app.CountAsync("due_work"));
        Assert.Equal(0, await app.CountAsync("scheduled_messages", "text <> ''"));
    }

    [Fact]
    public async Task Devices_that_send_change_and_take_back_at_once_while_it_is_due_agree()
    {
        await using var app = await ChatApp.StartAsync(clock: _clock);
        await using var other = await app.AnotherNodeAsync();
        var (ann, _, group) = await SetAsync(app);
        for (var round = 0; round < 6; round++)
        {
            var id = Text(await AddAsync(ann, new { conversation = group, text = $"round {round}", clientId = Guid.CreateVersion7(), at = In(1) }), "id");
            var racing = Task.WhenAll(
                ann.Account.PostAsync($"me/scheduled/{id}/send", new { }), ann.Account.PatchAsync($"me/scheduled/{id}", new { text = $"changed {round}" }),
                ann.Account.DeleteAsync($"me/scheduled/{id}"));
            _clock.Advance(TimeSpan.FromSeconds(1));
            await racing;
        }

        await Seeing.EventuallyAsync(async () => await app.CountAsync("due_work") is 0, "nothing is left to do");
        Assert.Equal(await app.CountAsync("scheduled_messages", "state = 1"), await app.CountAsync("messages"));
        Assert.Equal(6, await app.CountAsync("scheduled_messages", "state IN (1, 3)"));
    }

    [Fact]
    public async Task A_request_that_comes_again_makes_one_and_what_is_wrong_is_said()
    {
        await using var app = await ChatApp.StartAsync(clock: _clock);
        var (ann, _, group) = await SetAsync(app);
        var clientId = Guid.CreateVersion7();
        var first = await AddAsync(ann, new { conversation = group, text = "once", clientId, at = In(60) });
        var again = await AddAsync(ann, new { conversation = group, text = "twice", clientId, at = In(90) });
        Assert.Equal(first.GetRawText(), again.GetRawText());
        foreach (var at in new DateTimeOffset?[] { null, In(0), In(-1), _clock.GetUtcNow().AddDays(367) })
        {
            await ann.RefusedAsync("invalid", "scheduled:add", new { conversation = group, text = "x", clientId = Guid.CreateVersion7(), at });
        }

        await ann.RefusedAsync("not_found", "scheduled:add", new { conversation = group, text = "x", clientId = Guid.CreateVersion7(), at = In(60), replyTo = 9 });
        await ann.RefusedAsync("invalid", "scheduled:add", new { text = " ", clientId = Guid.CreateVersion7(), at = In(60) });
    }

    [Fact]
    public async Task There_are_so_many_they_are_exported_and_go_with_the_account()
    {
        await using var app = await ChatApp.StartAsync(clock: _clock);
        var (_, ben, group) = await SetAsync(app);
        for (var number = 0; number < ScheduledLimits.OpenMax; number++)
        {
            await AddAsync(ben, new { conversation = group, text = $"number {number}", clientId = Guid.CreateVersion7(), at = In(3600) });
        }

        _clock.Advance(TimeSpan.FromSeconds(1));
        await ben.RefusedAsync("conflict", "scheduled:add", new { conversation = group, text = "one more", clientId = Guid.CreateVersion7(), at = In(60) });
        var page = await ben.DoAsync("scheduled:list", new { limit = 60 });
        var rest = await ben.DoAsync("scheduled:list", new { limit = 60, cursor = Text(page, "next") });
        Assert.Equal((60, 40), (page.GetProperty("items").GetArrayLength(), rest.GetProperty("items").GetArrayLength()));
        Assert.Equal(ScheduledLimits.OpenMax, (await ben.Account.GetAsync("me/export")).Ok().GetProperty("scheduled").GetArrayLength());

        (await ben.Account.DeleteAsync("me")).Done();
        Assert.Equal((0, 0), (await app.CountAsync("scheduled_messages"), await app.CountAsync("due_work")));
    }

    private static async Task<(Chatter Ann, Chatter Ben, string Group)> SetAsync(ChatApp app)
    {
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        return (ann, ben, await ann.CreateAsync("group", "planned", ben));
    }

    private DateTimeOffset In(int seconds) => _clock.GetUtcNow().AddSeconds(seconds);

    private static async Task<JsonElement> AddAsync(Chatter who, object request) => (await who.DoAsync("scheduled:add", request)).GetProperty("scheduled");

    // Of the only one that there is.
    private static async Task OnlyAsync(Chatter who, string? code, string eventName, Func<string, object> payload)
    {
        var id = Text((await who.DoAsync("scheduled:list", new { })).GetProperty("items")[0], "id");
        await (code is null ? who.DoAsync(eventName, payload(id)) : who.RefusedAsync(code, eventName, payload(id)));
    }

    // What the feed says of it.
    private static async Task<JsonElement> HearAsync(Chatter who, string state)
    {
        while (true)
        {
            var rows = (await who.ChangeAsync(who.Feed)).GetProperty("rows").EnumerateArray();
            if (rows.FirstOrDefault(row => row.GetProperty("type").ValueEquals("scheduled") && row.GetProperty("state").ValueEquals(state)) is { ValueKind: JsonValueKind.Object } row)
            {
                return row;
            }
        }
    }

    private static string Text(JsonElement item, string name) => item.GetProperty(name).GetString()!;
}
