using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Data;

namespace Parlance.Chat.Tests.Notifications;

/// <summary>What people choose of how they are told, which follows them and is nobody else's business.</summary>
public sealed class NotificationSettingTests
{
    [Fact]
    public async Task What_is_chosen_on_one_device_is_known_to_the_other_and_listed()
    {
        await using var app = await ChatApp.StartAsync();
        var (phone, laptop, ann) = (await app.ChatterAsync("ben"), await app.ChatterAsync("ben"), await app.ChatterAsync("ann"));
        var (one, other) = (await phone.CreateAsync("group", "one", ann), await phone.CreateAsync("group", "other", ann));
        await phone.DoAsync("notification:set", new { conversation = one, level = "mentions" });
        await phone.DoAsync("notification:set", new { conversation = other, level = "nothing" });
        await phone.DoAsync("notification:rules", Words("Đà Nẵng", " da  nang! ", "tea"));

        var first = await laptop.DoAsync("notification:list", new { limit = 1 });
        var second = await laptop.DoAsync("notification:list", new { limit = 1, cursor = first.GetProperty("next").GetString() });

        Assert.Equal(other, first.GetProperty("items")[0].GetProperty("conversation").GetString());
        Assert.Equal("mentions", second.GetProperty("items")[0].GetProperty("level").GetString());
        Assert.Null(second.GetProperty("next").GetString());
        Assert.Equal("Đà Nẵng, tea", string.Join(", ", first.GetProperty("rules").GetProperty("keywords").EnumerateArray().Select(word => word.GetString())));
        Assert.Empty((await ann.DoAsync("notification:list", new { })).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Choosing_what_is_chosen_changes_nothing()
    {
        await using var app = await ChatApp.StartAsync();
        var (ben, ann) = (await app.ChatterAsync("ben"), await app.ChatterAsync("ann"));
        var group = await ben.CreateAsync("group", "one", ann);
        var until = app.Clock.GetUtcNow().AddDays(2);
        var first = await ben.DoAsync("notification:set", new { conversation = group, level = "all", mutedUntil = until });
        var again = await ben.DoAsync("notification:set", new { conversation = group, level = "all", mutedUntil = until });
        var rules = await ben.DoAsync("notification:rules", Words("tea"));
        var same = await ben.DoAsync("notification:rules", Words("tea", "TEA"));

        Assert.Equal(first.GetProperty("notification").GetRawText(), again.GetProperty("notification").GetRawText());
        Assert.Equal(rules.GetProperty("rules").GetRawText(), same.GetProperty("rules").GetRawText());
    }

    [Fact]
    public async Task What_cannot_be_meant_is_refused()
    {
        await using var app = await ChatApp.StartAsync();
        var (ben, ann) = (await app.ChatterAsync("ben"), await app.ChatterAsync("ann"));
        var group = await ben.CreateAsync("group", "one", ann);

        await ben.RefusedAsync("invalid", "notification:set", new { level = "all" });
        await ben.RefusedAsync("invalid", "notification:set", new { conversation = group, mutedUntil = app.Clock.GetUtcNow().AddDays(400) });
        await ben.RefusedAsync("not_found", "notification:set", new { conversation = Guid.CreateVersion7(), level = "all" });
        await ben.RefusedAsync("invalid", "notification:rules", new { keywords = Enumerable.Range(0, 51).Select(number => $"word{number}") });
        await ben.RefusedAsync("invalid", "notification:rules", Words(new string('x', 51)));
        await ben.RefusedAsync("invalid", "notification:rules", Words([null]));
        await ben.RefusedAsync("invalid", "notification:rules", new { quiet = new { days = Enumerable.Repeat(1, 1), from = "22:00", to = "07:00" } });
        await ben.RefusedAsync("invalid", "notification:rules", new { quiet = new { } });

        Assert.Empty((await ben.DoAsync("notification:list", new { })).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task They_are_in_the_export_and_gone_with_the_account()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var group = await ann.CreateAsync("group", "one", ben);
        await ben.DoAsync("notification:set", new { conversation = group, level = "nothing" });
        await ben.DoAsync("notification:rules", Words("tea"));

        var export = (await ben.Account.GetAsync("me/export")).Ok().GetProperty("notifications");
        Assert.Equal("tea", export.GetProperty("rules").GetProperty("keywords")[0].GetString());
        Assert.Equal(group, export.GetProperty("levels")[0].GetProperty("conversation").GetString());
        (await ben.Account.DeleteAsync("me")).Done();
        Assert.Equal(0, await app.Services.GetRequiredService<ChatDatabase>().ReadAsync(
            db => db.ScalarAsync<long>("SELECT (SELECT COUNT(*) FROM notification_levels) + (SELECT COUNT(*) FROM notification_rules)"), TestContext.Current.CancellationToken));
    }

    private static object Words(params string?[] words) => new { keywords = words };
}
