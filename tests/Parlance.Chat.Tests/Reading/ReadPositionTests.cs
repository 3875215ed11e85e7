using System.Text.Json;

namespace Parlance.Chat.Tests.Reading;

/// <summary>Reading moves forward; only marking as unread moves back, and no late device undoes it.</summary>
public sealed class ReadPositionTests
{
    [Fact]
    public async Task Reading_moves_forward_only_and_not_beyond_what_there_is()
    {
        await using var app = await ChatApp.StartAsync();
        var (ben, group) = await SetAsync(app);

        Assert.Equal((2, 0, 1), await MoveAsync(ben, group, 2));
        Assert.Equal((2, 0, 1), await MoveAsync(ben, group, 1));
        Assert.Equal((3, 0, 0), await MoveAsync(ben, group, 99));
    }

    [Fact]
    public async Task A_device_that_is_late_with_an_older_version_cannot_undo_what_was_marked_as_unread()
    {
        await using var app = await ChatApp.StartAsync();
        var (ben, group) = await SetAsync(app);
        await MoveAsync(ben, group, 3);

        Assert.Equal((1, 1), PositionOf(await ben.DoAsync("read:back", new { conversation = group, seq = 2 })));
        Assert.Equal((1, 1, 2), await MoveAsync(ben, group, 3));
        Assert.Equal((0, 2), PositionOf(await ben.DoAsync("read:back", new { conversation = group, seq = 1 })));
        Assert.Equal((0, 2, 3), await MoveAsync(ben, group, 3, version: 1));
        Assert.Equal((3, 2, 0), await MoveAsync(ben, group, 3, version: 2));
    }

    /// <summary>Three messages by somebody else.</summary>
    private static async Task<(Chatter Ben, string Group)> SetAsync(ChatApp app)
    {
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var group = await ann.CreateAsync("group", "two", ben);
        foreach (var text in new[] { "one", "two", "three" })
        {
            await ann.SayAsync(group, text);
        }

        return (ben, group);
    }

    // Where it stands then, and what is unread in the list.
    private static async Task<(long Seq, long Version, long Unread)> MoveAsync(Chatter who, string conversation, long seq, long version = 0)
    {
        var (at, known) = PositionOf(await who.DoAsync("read:move", new { conversation, seq, version }));
        var item = Assert.Single((await who.DoAsync("conversation:list", new { })).GetProperty("items").EnumerateArray());
        return (at, known, item.GetProperty("unread").GetInt64());
    }

    private static (long Seq, long Version) PositionOf(JsonElement answer)
    {
        var position = answer.GetProperty("position");
        return (position.GetProperty("seq").GetInt64(), position.GetProperty("version").GetInt64());
    }
}
