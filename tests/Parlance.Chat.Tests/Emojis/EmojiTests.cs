using System.Net;
using System.Text;
using System.Text.Json;
using Parlance.Chat.Tests.Accounts;
using Parlance.Chat.Tests.Presence;

namespace Parlance.Chat.Tests.Emojis;

public sealed class EmojiTests
{
    private const string Feed = "server";

    private static readonly string Picture = Pictures.Png(24);

    [Fact]
    public async Task One_that_is_added_is_there_for_everybody_and_shown_from_this_server()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));

        var added = (await ann.DoAsync("emoji:add", new { name = "tea+1", picture = Picture })).GetProperty("emoji");

        var change = await ben.ChangeAsync(Feed);
        var row = Assert.Single(change.GetProperty("rows").EnumerateArray());
        Assert.Equal(("emoji", "tea+1", 24, 24, ann.Id), (Text(row, "type"), Text(row, "name"), row.GetProperty("width").GetInt32(), row.GetProperty("height").GetInt32(), Text(row, "user")));
        Assert.Equal(Text(added, "image"), Text(row, "image"));
        var shown = await app.Anyone().GetAsync($"emoji/images/{Text(added, "image")}");
        Assert.Equal((HttpStatusCode.OK, "image/png"), (shown.Status, shown.Header("Content-Type")));
        var listed = (await ben.Account.GetAsync("emoji")).Ok();
        Assert.Equal("tea+1", Text(Assert.Single(listed.GetProperty("items").EnumerateArray()), "name"));
        Assert.Equal("ann", Text(Assert.Single(listed.GetProperty("people").EnumerateArray()), "username"));
    }

    [Fact]
    public async Task It_is_a_reaction_while_it_is_there_and_is_taken_back_when_it_is_gone()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var group = await ann.CreateAsync("group", "tea", ben);
        await ann.SayAsync(group, "two spoons :tea:");
        await ben.RefusedAsync("invalid", "message:react", new { conversation = group, seq = 1, emoji = ":tea:", on = true });
        await ann.DoAsync("emoji:add", new { name = "tea", picture = Picture });

        var reaction = (await ben.DoAsync("message:react", new { conversation = group, seq = 1, emoji = ":tea:", on = true })).GetProperty("reaction");
        Assert.Equal(":tea:", Text(reaction, "emoji"));
        (await ann.Account.PutAsync($"conversations/{group}/messages/1/reactions/:tea:", new { })).Ok();

        await ann.DoAsync("emoji:remove", new { name = "tea" });
        await ben.DoAsync("message:react", new { conversation = group, seq = 1, emoji = ":tea:", on = false });
        await ben.RefusedAsync("invalid", "message:react", new { conversation = group, seq = 1, emoji = ":tea:", on = true });
        foreach (var wrong in new[] { ":no such:", ":Tea:", "::", "tea", ":tea" })
        {
            await ben.RefusedAsync("invalid", "message:react", new { conversation = group, seq = 1, emoji = wrong, on = true });
        }
    }

    [Fact]
    public async Task A_client_that_follows_holds_what_a_fresh_one_reads()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        await ann.DoAsync("emoji:add", new { name = "one", picture = Picture });
        var (held, known) = await ReadAsync(ben);

        await ann.DoAsync("emoji:add", new { name = "two", picture = Pictures.Png(48) });
        await ann.DoAsync("emoji:remove", new { name = "one" });
        await ann.DoAsync("emoji:remove", new { name = "one" });
        await ann.DoAsync("emoji:add", new { name = "one", picture = Pictures.Png(64) });
        await ann.DoAsync("emoji:remove", new { name = "two" });
        var (late, _) = await ReadAsync(ben, known);
        var (fresh, head) = await ReadAsync(ben);
        while (known < head)
        {
            var change = await ben.ChangeAsync(Feed);
            if (change.GetProperty("rev").GetInt64() > known)
            {
                Assert.Equal(++known, change.GetProperty("rev").GetInt64());
                Take(held, change.GetProperty("rows"));
            }
        }

        Assert.Equal(head, (await ben.DoAsync("feed:heads", new { })).GetProperty("heads").GetProperty(Feed).GetInt64());
        Assert.Equal(Shown(fresh), Shown(held));
        Assert.Equal(Shown(fresh), Shown(late));
        Assert.Equal([("one", false), ("two", true)], fresh.Values.Select(row => (Text(row, "name"), row.GetProperty("removed").GetBoolean())).Order());
    }

    [Fact]
    public async Task Who_removes_it_is_its_owner_or_an_administrator_and_its_picture_goes()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, eve) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"), await app.ChatterAsync("eve"));
        var image = Text((await ben.DoAsync("emoji:add", new { name = "tea", picture = Picture })).GetProperty("emoji"), "image");
        await eve.RefusedAsync("forbidden", "emoji:remove", new { name = "tea" });
        await eve.RefusedAsync("not_found", "emoji:remove", new { name = "coffee" });

        var removed = (await ann.Account.DeleteAsync("emoji/tea")).Ok().GetProperty("emoji");

        Assert.True(removed.GetProperty("removed").GetBoolean());
        Assert.NotEqual(image, Text(removed, "image"));
        foreach (var address in new[] { image, Text(removed, "image"), "tea", new string('0', 64) })
        {
            (await ben.Account.GetAsync($"emoji/images/{address}")).Refused(HttpStatusCode.NotFound, "not_found");
        }

        Assert.Equal(0, await app.CountAsync("custom_emoji", "length(content) > 0"));
        await ben.DoAsync("emoji:add", new { name = "tea", picture = Picture });
        await ben.DoAsync("emoji:remove", new { name = "tea" });
    }

    [Fact]
    public async Task A_request_that_comes_again_changes_nothing_and_a_name_is_taken_once()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var both = await Task.WhenAll(new[] { ann, ben }.Select(one => one.AskAsync("emoji:add", new { name = "tea", picture = Picture })));
        Assert.Equal(["conflict"], both.Where(answer => !answer.GetProperty("ok").GetBoolean()).Select(answer => Text(answer.GetProperty("error"), "code")));
        var (winner, loser) = both[0].GetProperty("ok").GetBoolean() ? (ann, ben) : (ben, ann);

        var again = await winner.DoAsync("emoji:add", new { name = "tea", picture = Picture });

        Assert.Equal(1, again.GetProperty("emoji").GetProperty("rev").GetInt64());
        await winner.RefusedAsync("conflict", "emoji:add", new { name = "tea", picture = Pictures.Png(25) });
        await loser.RefusedAsync("conflict", "emoji:add", new { name = "tea", picture = Picture });
    }

    [Fact]
    public async Task What_is_no_picture_or_too_much_of_one_is_refused()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.ChatterAsync("ann");
        var svg = Convert.ToBase64String(Encoding.UTF8.GetBytes("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"));
        foreach (var wrong in new[] { null, "", "not base64", svg, Pictures.Png(513), Pictures.Png(24, bytes: (256 * 1024) + 1) })
        {
            await ann.RefusedAsync("invalid", "emoji:add", new { name = "tea", picture = wrong });
        }

        foreach (var wrong in new[] { null, "", "Tea", "trà", "t:a", "t a", new string('a', 33), "../me" })
        {
            await ann.RefusedAsync("invalid", "emoji:add", new { name = wrong, picture = Picture });
        }

        await ann.DoAsync("emoji:add", new { name = "tea", picture = Pictures.Png(512, bytes: 256 * 1024) });
    }

    [Fact]
    public async Task The_server_decides_who_adds_and_guests_never_do()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var guest = await app.GuestOfAsync(ann, "gus");
        await guest.RefusedAsync("forbidden", "emoji:add", new { name = "tea", picture = Picture });
        (await ann.Account.PutAsync("admin/settings", new { customEmojiFrom = "guest" })).Refused(HttpStatusCode.BadRequest, "invalid");

        (await ann.Account.PutAsync("admin/settings", new { customEmojiFrom = "administrator" })).Ok();

        Assert.Equal("administrator", Text((await ben.Account.GetAsync("server")).Ok(), "customEmojiFrom"));
        await ben.RefusedAsync("forbidden", "emoji:add", new { name = "tea", picture = Picture });
        await ann.DoAsync("emoji:add", new { name = "tea", picture = Picture });
        Assert.Equal("tea", Text(Assert.Single((await ann.Account.GetAsync("me/export")).Ok().GetProperty("emoji").EnumerateArray()), "name"));
    }

    private static async Task<(Dictionary<string, JsonElement> Rows, long Head)> ReadAsync(Chatter reader, long rev = 0)
    {
        var epoch = Text(await reader.DoAsync("feed:heads", new { }), "epoch");
        var answer = await reader.DoAsync("feed:sync", new { feed = Feed, rev, epoch });
        var rows = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        Take(rows, answer.GetProperty("rows"));
        return (rows, answer.GetProperty("head").GetInt64());
    }

    private static void Take(Dictionary<string, JsonElement> held, JsonElement rows)
    {
        foreach (var row in rows.EnumerateArray())
        {
            held[Text(row, "name")] = row;
        }
    }

    private static string Shown(Dictionary<string, JsonElement> rows) => string.Join('\n', rows.Values.Select(row => row.GetRawText()).Order(StringComparer.Ordinal));

    private static string Text(JsonElement row, string member) => row.GetProperty(member).GetString()!;
}
