using System.Text.Json;
using Parlance.Chat.Tests.Accounts;
using Parlance.Chat.Tests.Due;
using Parlance.Chat.Tests.Presence;

namespace Parlance.Chat.Tests.Reminders;

/// <summary>A reminder says in its owner's feed that it is due, once, and nothing that they may not read.</summary>
public sealed class ReminderTests
{
    private readonly WallClock _clock = new();

    [Fact]
    public async Task It_is_due_once_and_can_be_put_off_and_done_with_on_all_devices()
    {
        await using var app = await ChatApp.StartAsync(clock: _clock);
        var (ann, ben, group) = await SetAsync(app);
        var phone = await app.ChatterAsync("ben");
        var id = await AddAsync(ben, new { conversation = group, seq = 1, clientId = Guid.CreateVersion7(), at = In(60) });
        await AddAsync(ben, new { text = "the milk", clientId = Guid.CreateVersion7(), at = In(200) });

        _clock.Advance(TimeSpan.FromMinutes(1));
        await HearAsync(phone, id, "due");
        Assert.Equal([("the milk", "waiting", null), ("", "due", "something to read")], Shown(await ben.DoAsync("reminder:list", new { })));

        await phone.DoAsync("reminder:snooze", new { id, at = In(60) });
        await HearAsync(phone, id, "waiting");
        _clock.Advance(TimeSpan.FromMinutes(1));
        await HearAsync(phone, id, "due");
        var done = await ben.DoAsync("reminder:done", new { id });
        Assert.Equal(done.GetRawText(), (await ben.DoAsync("reminder:done", new { id })).GetRawText());
        await ben.RefusedAsync("conflict", "reminder:snooze", new { id, at = In(60) });
        await ann.RefusedAsync("not_found", "reminder:done", new { id });
        Assert.Equal([("the milk", "waiting", null)], Shown(await phone.DoAsync("reminder:list", new { })));
        Assert.Equal(1, await app.CountAsync("due_work"));
    }

    [Fact]
    public async Task It_tells_nothing_of_a_message_that_one_may_not_read_any_more()
    {
        await using var app = await ChatApp.StartAsync(clock: _clock);
        var (ann, ben, group) = await SetAsync(app);
        var id = await AddAsync(ben, new { conversation = group, seq = 1, text = "answer", clientId = Guid.CreateVersion7(), at = In(60) });
        await ann.DoAsync("member:kick", new { conversation = group, user = ben.Id });
        await ann.DoAsync("message:edit", new { conversation = group, seq = 1, text = "secret" });

        _clock.Advance(TimeSpan.FromMinutes(1));

        await HearAsync(ben, id, "due");
        var listed = await ben.DoAsync("reminder:list", new { });
        Assert.Equal([("answer", "due", null)], Shown(listed));
        Assert.DoesNotContain(ann.Id, listed.GetRawText(), StringComparison.Ordinal);
        await ben.RefusedAsync("not_found", "reminder:add", new { conversation = group, seq = 1, clientId = Guid.CreateVersion7(), at = In(60) });
    }

    [Fact]
    public async Task A_request_that_comes_again_makes_one_and_what_is_wrong_is_said()
    {
        await using var app = await ChatApp.StartAsync(clock: _clock);
        var (_, ben, group) = await SetAsync(app);
        var clientId = Guid.CreateVersion7();
        Assert.Equal(await AddAsync(ben, new { text = "once", clientId, at = In(60) }), await AddAsync(ben, new { text = "twice", clientId, at = In(90) }));
        await ben.RefusedAsync("invalid", "reminder:add", new { clientId = Guid.CreateVersion7(), at = In(60) });
        await ben.RefusedAsync("invalid", "reminder:add", new { clientId = Guid.CreateVersion7(), text = "x", at = In(-1) });
        await ben.RefusedAsync("invalid", "reminder:add", new { clientId = Guid.CreateVersion7(), seq = 1, at = In(60) });
        await ben.RefusedAsync("not_found", "reminder:add", new { clientId = Guid.CreateVersion7(), conversation = group, seq = 9, at = In(60) });
    }

    [Fact]
    public async Task Devices_that_put_it_off_while_it_is_due_agree_and_it_goes_with_the_account()
    {
        await using var app = await ChatApp.StartAsync(clock: _clock);
        await using var other = await app.AnotherNodeAsync();
        var (_, ben, _) = await SetAsync(app);
        var id = await AddAsync(ben, new { text = "the milk", clientId = Guid.CreateVersion7(), at = In(1) });
        for (var round = 0; round < 5; round++)
        {
            var racing = Task.WhenAll(ben.Account.PatchAsync($"me/reminders/{id}", new { at = In(2) }), ben.Account.PatchAsync($"me/reminders/{id}", new { at = In(3) }));
            _clock.Advance(TimeSpan.FromSeconds(1));
            await racing;
        }

        _clock.Advance(TimeSpan.FromSeconds(5));
        await Seeing.EventuallyAsync(async () => await app.CountAsync("reminders", "state = 1") is 1 && await app.CountAsync("due_work") is 0, "it is due");
        Assert.Equal(1, (await ben.Account.GetAsync("me/export")).Ok().GetProperty("reminders").GetArrayLength());
        await AddAsync(ben, new { text = "more milk", clientId = Guid.CreateVersion7(), at = In(60) });

        (await ben.Account.DeleteAsync("me")).Done();
        Assert.Equal((0, 0), (await app.CountAsync("reminders"), await app.CountAsync("due_work")));
    }

    private static async Task<(Chatter Ann, Chatter Ben, string Group)> SetAsync(ChatApp app)
    {
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var group = await ann.CreateAsync("group", "read", ben);
        await ann.SayAsync(group, "something to read");
        return (ann, ben, group);
    }

    private DateTimeOffset In(int seconds) => _clock.GetUtcNow().AddSeconds(seconds);

    private static async Task<string> AddAsync(Chatter who, object request) => (await who.DoAsync("reminder:add", request)).GetProperty("reminder").GetProperty("id").GetString()!;

    private static async Task HearAsync(Chatter who, string id, string state)
    {
        while (!(await who.ChangeAsync(who.Feed)).GetProperty("rows").EnumerateArray().Any(row =>
            row.GetProperty("type").ValueEquals("reminder") && row.GetProperty("id").ValueEquals(id) && row.GetProperty("state").ValueEquals(state)))
        {
        }
    }

    private static IReadOnlyList<(string, string, string?)> Shown(JsonElement listed) =>
    [
        .. listed.GetProperty("items").EnumerateArray().Select(item => (
            item.GetProperty("reminder").GetProperty("text").GetString()!,
            item.GetProperty("reminder").GetProperty("state").GetString()!,
            item.GetProperty("message") is { ValueKind: JsonValueKind.Object } message ? message.GetProperty("text").GetString() : null))
            .OrderByDescending(item => item.Item2, StringComparer.Ordinal),
    ];
}
