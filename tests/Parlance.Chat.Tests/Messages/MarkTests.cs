using System.Text.Json;

namespace Parlance.Chat.Tests.Messages;

/// <summary>What a message carries besides its text reaches those who read it.</summary>
public sealed class MarkTests
{
    [Fact]
    public async Task A_message_says_whether_it_was_sent_silently()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var group = await ann.CreateAsync("group", "two", ben);
        await ann.SayAsync(group, "aloud");
        await ann.DoAsync("message:send", new { conversation = group, clientId = Guid.CreateVersion7(), text = "hush", silent = true });

        var live = new[] { await RowAsync(ben, group), await RowAsync(ben, group) };
        var read = (await ben.DoAsync("message:history", new { conversation = group })).GetProperty("rows").EnumerateArray();

        Assert.Equal([("aloud", false), ("hush", true)], live.Select(Said));
        Assert.Equal([("aloud", false), ("hush", true)], read.Select(Said));

        static (string?, bool) Said(JsonElement row) => (row.GetProperty("text").GetString(), row.GetProperty("silent").GetBoolean());
    }

    [Theory, InlineData("@here", "here"), InlineData("@channel", "channel")]
    public async Task Everybody_is_mentioned_by_those_who_may(string word, string everybody)
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, cid) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"), await app.ChatterAsync("cid"));
        var channel = await ann.CreateAsync("channel", "all of us", ben, cid);

        await ben.SayAsync(channel, $"{word} by one who may not");
        await ann.SayAsync(channel, $"{word} by the owner");

        Assert.Equal("no", Everybody(await RowAsync(cid, channel)));
        Assert.Equal(everybody, Everybody(await RowAsync(cid, channel)));
        var item = (await cid.DoAsync("conversation:list", new { })).GetProperty("items")[0];
        Assert.Equal((2, 1), (item.GetProperty("unread").GetInt64(), item.GetProperty("mentions").GetInt64()));

        static string? Everybody(JsonElement row) => row.GetProperty("mentions").GetProperty("everybody").GetString();
    }

    [Fact]
    public async Task A_mute_ends_by_itself()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var group = await ann.CreateAsync("group", "two", ben);
        await ann.DoAsync("member:change", new { conversation = group, user = ben.Id, mutedForSeconds = 60 });

        app.Clock.Advance(TimeSpan.FromSeconds(59));
        await ben.RefusedAsync("muted", "message:send", new { conversation = group, clientId = Guid.CreateVersion7(), text = "still muted" });
        app.Clock.Advance(TimeSpan.FromSeconds(2));
        await ben.SayAsync(group, "back again");

        Assert.Equal(["back again"], await ann.TextsAsync(group));
    }

    [Fact]
    public async Task Another_name_and_another_picture_reach_those_who_follow_and_those_who_read_the_list()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var group = await ann.CreateAsync("group", "old", ben);

        await ann.DoAsync("conversation:describe", new { conversation = group, name = "new", emoji = "🌻" });

        var listed = (await ben.DoAsync("conversation:list", new { })).GetProperty("items")[0].GetProperty("conversation");
        foreach (var row in new[] { await RowAsync(ben, group, "conversation", "new"), listed })
        {
            Assert.Equal(("new", "🌻"), (row.GetProperty("name").GetString(), row.GetProperty("emoji").GetString()));
        }
    }

    /// <summary>The next row of this type that somebody hears of the conversation.</summary>
    private static async Task<JsonElement> RowAsync(Chatter who, string conversation, string type = "message", string? name = null)
    {
        while (true)
        {
            var change = await who.ChangeAsync("conversation:" + conversation);
            var row = change.GetProperty("rows").EnumerateArray()
                .FirstOrDefault(row => row.GetProperty("type").ValueEquals(type) && (name is null || row.GetProperty("name").ValueEquals(name)));
            if (row.ValueKind is JsonValueKind.Object)
            {
                return row;
            }
        }
    }
}
