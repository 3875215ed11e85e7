namespace Parlance.Chat.Tests.Reading;

public sealed class UnreadTests
{
    [Fact]
    public async Task A_message_that_names_somebody_and_everybody_is_one_mention()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, cid) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"), await app.ChatterAsync("cid"));
        var group = await ann.CreateAsync("group", "many", ben, cid);

        await ann.SayAsync(group, "@ben and @channel");
        Assert.Equal((1, 1), await CountsAsync(ben));
        Assert.Equal((1, 1), await CountsAsync(cid));

        await ann.SayAsync(group, "@channel");
        await ann.SayAsync(group, "@ben");
        await ann.SayAsync(group, "nobody");
        Assert.Equal((4, 3), await CountsAsync(ben));
        Assert.Equal((4, 2), await CountsAsync(cid));
    }

    private static async Task<(long Unread, long Mentions)> CountsAsync(Chatter reader)
    {
        var item = Assert.Single((await reader.DoAsync("conversation:list", new { })).GetProperty("items").EnumerateArray());
        return (item.GetProperty("unread").GetInt64(), item.GetProperty("mentions").GetInt64());
    }
}
