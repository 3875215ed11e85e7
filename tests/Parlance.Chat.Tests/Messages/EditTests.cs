using System.Text.Json;
using Parlance.Chat.Tests.Accounts;

namespace Parlance.Chat.Tests.Messages;

/// <summary>What a message said before can be read as long as it is there, and nothing is left of one that is deleted.</summary>
public sealed class EditTests
{
    [Fact]
    public async Task Earlier_versions_come_with_their_times_the_oldest_first()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var group = await ann.CreateAsync("group", "two", ben);
        var sent = await ann.SayAsync(group, "first");
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        var edited = (await ann.DoAsync("message:edit", new { conversation = group, seq = 1, text = "second" })).GetProperty("message");
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await ann.DoAsync("message:edit", new { conversation = group, seq = 1, text = "third" });

        var versions = (await ben.DoAsync("message:edits", new { conversation = group, seq = 1 })).GetProperty("versions").EnumerateArray()
            .Select(version => (version.GetProperty("text").GetString(), version.GetProperty("writtenAt").GetString()));

        Assert.Equal([("first", sent.GetProperty("createdAt").GetString()), ("second", edited.GetProperty("editedAt").GetString())], versions);
        Assert.Equal(["third"], await ben.TextsAsync(group));
    }

    [Fact]
    public async Task Nothing_is_left_of_a_deleted_message_but_its_place()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var group = await ann.CreateAsync("group", "two", ben);
        await ann.SayAsync(group, "secret of @ben at https://example.org/secret");
        await ann.DoAsync("message:edit", new { conversation = group, seq = 1, text = "another secret of @ben at https://example.org/secret" });

        await ann.DoAsync("message:delete", new { conversation = group, seq = 1 });

        var page = await ben.DoAsync("message:history", new { conversation = group });
        var row = page.GetProperty("rows")[0];
        Assert.Equal((1, ""), (row.GetProperty("seq").GetInt64(), row.GetProperty("text").GetString()));
        Assert.NotEqual(JsonValueKind.Null, row.GetProperty("deletedAt").ValueKind);
        Assert.Empty(row.GetProperty("mentions").GetProperty("users").EnumerateArray());
        Assert.DoesNotContain("secret", page.ToString(), StringComparison.Ordinal);
        Assert.Empty((await ben.DoAsync("message:edits", new { conversation = group, seq = 1 })).GetProperty("versions").EnumerateArray());
        Assert.Equal(0, await app.CountAsync("messages", "text <> '' OR plain <> '' OR links <> ''"));
        Assert.Equal(0, await app.CountAsync("mentions") + await app.CountAsync("message_edits"));
        Assert.Equal(0, (await ben.DoAsync("conversation:list", new { })).GetProperty("items")[0].GetProperty("mentions").GetInt64());
    }
}
