using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Data;
using Parlance.Chat.Tests.Feeds;
using Parlance.Chat.Tests.Outside;

namespace Parlance.Chat.Tests.Previews;

public sealed class PreviewTests
{
    [Fact]
    public async Task What_a_link_leads_to_comes_as_a_change_of_the_message_which_has_waited_for_nothing()
    {
        var go = new TaskCompletionSource();
        await using var linked = await Linked.StartAsync();
        linked.Gate = go.Task;
        var (ann, ben, group) = await GroupAsync(linked.App);
        linked.Serve("/pic.png", Linked.Png(40, 30), "Content-Type: text/plain");
        var url = linked.Page(
            "/a", "ignored", """<meta property="og:title" content="Tea &amp; cake"><meta property="og:description" content="All about it"><meta property="og:site_name" content="The Tea"><meta property="og:image" content="/pic.png">""");

        var sent = await ann.SayAsync(group, $"look at {url} please");
        var held = new Replica(ben, group);
        await held.OpenAsync();
        Assert.Empty(sent.GetProperty("previews").EnumerateArray());
        go.SetResult();

        JsonElement change;
        do
        {
            change = await ben.ChangeAsync("conversation:" + group);
        }
        while (change.GetProperty("rev").GetInt64() <= sent.GetProperty("rev").GetInt64());
        await held.ApplyAsync(change);
        var card = Assert.Single(change.GetProperty("rows")[0].GetProperty("previews").EnumerateArray());
        Assert.Equal([url, "Tea & cake", "All about it", "The Tea"], Texts(card));
        Assert.Equal((40, 30), (card.GetProperty("image").GetProperty("width").GetInt32(), card.GetProperty("image").GetProperty("height").GetInt32()));
        Assert.Equal(JsonValueKind.Null, change.GetProperty("rows")[0].GetProperty("editedAt").ValueKind);
        var fresh = new Replica(ben, group);
        await fresh.OpenAsync();
        Assert.Equal((fresh.Rev, fresh.Shown(1)), (held.Rev, held.Shown(1)));
        Assert.Equal(1, held.Syncs);

        var picture = await linked.App.Anyone().GetAsync("previews/images/" + card.GetProperty("image").GetProperty("hash").GetString());
        Assert.Equal(HttpStatusCode.OK, picture.Status);
        Assert.Equal("image/png", picture.Header("Content-Type"));
        Assert.Equal("nosniff", picture.Header("X-Content-Type-Options"));
        Assert.Equal("default-src 'none'; sandbox", picture.Header("Content-Security-Policy"));
        Assert.Contains("immutable", picture.Header("Cache-Control"), StringComparison.Ordinal);
        (await linked.App.Anyone().GetAsync("previews/images/" + new string('0', 64))).Refused(HttpStatusCode.NotFound, "not_found");
        (await linked.App.Anyone().GetAsync("previews/images/..%2f")).Refused(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task A_page_is_asked_for_once_a_day_whoever_links_it_and_at_most_three_of_one_message()
    {
        await using var linked = await Linked.StartAsync();
        var (ann, ben, group) = await GroupAsync(linked.App);
        var links = Enumerable.Range(1, 4).Select(number => linked.Page($"/{number}", $"Page {number}")).ToList();

        var first = Seq(await ann.SayAsync(group, string.Join(' ', links)));
        Assert.Equal(["Page 1", "Page 2", "Page 3"], Titles(await linked.CardsAsync(ben, group, first)));
        var second = Seq(await ben.SayAsync(group, $"{links[0]}#part {linked.Address("/nothing")}"));
        Assert.Equal(["Page 1"], Titles(await linked.CardsAsync(ben, group, second)));
        var third = Seq(await ben.SayAsync(group, linked.Address("/nothing")));
        Assert.Empty(await linked.CardsAsync(ben, group, third));
        Assert.Equal([1, 1, 1, 0], Enumerable.Range(1, 4).Select(number => linked.Asked($"/{number}")));
        Assert.Equal(1, linked.Asked("/nothing"));
    }

    [Fact]
    public async Task An_edit_looks_again_and_what_is_deleted_shows_nothing()
    {
        await using var linked = await Linked.StartAsync();
        var (ann, ben, group) = await GroupAsync(linked.App);
        var (one, two) = (linked.Page("/1", "One"), linked.Page("/2", "Two"));
        linked.Serve("/pic.png", Linked.Png(), "Content-Type: image/png");
        var picture = linked.Address("/pic.png");
        var seq = Seq(await ann.SayAsync(group, $"{one} {picture}"));
        Assert.Equal(["One", ""], Titles(await linked.CardsAsync(ben, group, seq)));

        // What is not linked any more is gone with the edit itself.
        var edited = await ann.DoAsync("message:edit", new { conversation = group, seq, text = $"{two} {picture}" });
        Assert.Equal([""], Titles(edited.GetProperty("message").GetProperty("previews").EnumerateArray()));
        Assert.Equal(["Two", ""], Titles(await linked.CardsAsync(ben, group, seq)));
        await ann.DoAsync("message:edit", new { conversation = group, seq, text = $"`{two}` ||{picture}||" });
        Assert.Empty(await linked.CardsAsync(ben, group, seq));
        await ann.DoAsync("message:edit", new { conversation = group, seq, text = picture });
        Assert.Single(await linked.CardsAsync(ben, group, seq));

        await ann.DoAsync("message:delete", new { conversation = group, seq });
        Assert.Empty(await linked.CardsAsync(ben, group, seq));
        Assert.Equal(0, await linked.CountAsync("preview_uses"));
    }

    [Fact]
    public async Task Its_author_and_moderators_take_a_preview_away_for_good()
    {
        await using var linked = await Linked.StartAsync();
        var (ann, ben, group) = await GroupAsync(linked.App);
        var (one, two) = (linked.Page("/1", "One"), linked.Page("/2", "Two"));
        var seq = Seq(await ben.SayAsync(group, $"{one} {two}"));
        Assert.Equal(["One", "Two"], Titles(await linked.CardsAsync(ben, group, seq)));

        var cid = await linked.App.ChatterAsync("cid");
        await cid.RefusedAsync("not_found", "preview:remove", new { conversation = group, seq });
        await ben.RefusedAsync("not_found", "preview:remove", new { conversation = group, seq, url = "https://elsewhere.example/" });
        var left = await ben.DoAsync("preview:remove", new { conversation = group, seq, url = one });
        Assert.Equal(["Two"], Titles(left.GetProperty("message").GetProperty("previews").EnumerateArray()));
        await ben.DoAsync("message:edit", new { conversation = group, seq, text = $"{two} {one} again" });
        Assert.Equal(["Two"], Titles(await linked.CardsAsync(ann, group, seq)));

        // Ann has made the group.
        (await ann.Account.DeleteAsync($"conversations/{group}/messages/{seq}/previews")).Ok();
        Assert.Empty(await linked.CardsAsync(ben, group, seq));
        var audit = (await ann.DoAsync("audit:list", new { conversation = group })).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("action").GetString());
        Assert.Contains("preview.removed", audit);
        var mine = Seq(await ann.SayAsync(group, one));
        await linked.SettledAsync();
        await ben.RefusedAsync("forbidden", "preview:remove", new { conversation = group, seq = mine });
    }

    [Fact]
    public async Task Who_does_without_is_asked_about_nowhere()
    {
        await using var linked = await Linked.StartAsync();
        var (ann, ben, group) = await GroupAsync(linked.App);
        var url = linked.Page("/1", "One");

        var silent = (await ann.DoAsync("message:send", new { conversation = group, clientId = Guid.CreateVersion7(), text = url, silent = true })).GetProperty("message");
        Assert.Empty(await linked.CardsAsync(ann, group, Seq(silent)));
        await ben.DoAsync("settings:set", new { key = "linkPreviews", value = "off" });
        Assert.Empty(await linked.CardsAsync(ann, group, Seq(await ben.SayAsync(group, url))));
        await ann.DoAsync("conversation:rules", new { conversation = group, previews = false });
        await ben.RefusedAsync("forbidden", "conversation:rules", new { conversation = group, previews = true });
        Assert.Empty(await linked.CardsAsync(ann, group, Seq(await ann.SayAsync(group, url))));
        var rules = (await ann.DoAsync("conversation:rules", new { conversation = group, previews = true })).GetProperty("conversation").GetProperty("rules");
        Assert.True(rules.GetProperty("previews").GetBoolean());
        (await ann.Account.PutAsync("admin/settings", new { linkPreviews = false })).Ok();
        Assert.Empty(await linked.CardsAsync(ann, group, Seq(await ann.SayAsync(group, url))));
        Assert.Equal(0, linked.Asked("/1"));
        (await ann.Account.PutAsync("admin/settings", new { })).Ok();
        Assert.Single(await linked.CardsAsync(ann, group, Seq(await ann.SayAsync(group, url))));
    }

    [Fact]
    public async Task No_link_page_or_picture_leads_inside()
    {
        await using var trap = Stranger.Saying("<title>secret</title>", address: "127.0.0.1");
        await using var linked = await Linked.StartAsync(trap.Port);
        var (ann, ben, group) = await GroupAsync(linked.App);
        var inside = $"http://127.0.0.1:{trap.Port}/";
        var url = linked.Page("/1", "One", $"<meta property=og:image content='{inside}pic.png'>");

        var seq = Seq(await ann.SayAsync(group, $"{inside} http://[::ffff:127.0.0.1]:{trap.Port}/ {url}"));
        var card = Assert.Single(await linked.CardsAsync(ben, group, seq));
        Assert.Equal(JsonValueKind.Null, card.GetProperty("image").ValueKind);
        Assert.Equal(0, trap.Visits);
    }

    [Fact]
    public async Task What_nobody_shows_any_more_is_swept()
    {
        await using var linked = await Linked.StartAsync();
        var (ann, ben, group) = await GroupAsync(linked.App);
        linked.Serve("/pic.png", Linked.Png(10, 10), "Content-Type: image/png");
        linked.Serve("/kept.png", Linked.Png(20, 20), "Content-Type: image/png");
        var gone = Seq(await ann.SayAsync(group, linked.Address("/pic.png")));
        var kept = Seq(await ann.SayAsync(group, linked.Address("/kept.png")));
        await linked.SettledAsync();
        await ann.DoAsync("message:delete", new { conversation = group, seq = gone });

        var cancel = TestContext.Current.CancellationToken;
        var database = linked.App.Services.GetRequiredService<ChatDatabase>();
        await database.WriteAsync(
            async db =>
            {
                await db.ExecuteAsync("UPDATE preview_pages SET expires_at = 1");
                await db.ExecuteAsync("UPDATE preview_images SET at = 1");
            },
            cancel);
        await linked.App.Services.GetRequiredService<Chat.Previews.Making.SweepPreviews>().SweepAsync(cancel);
        Assert.Equal((0, 1), (await linked.CountAsync("preview_pages"), await linked.CountAsync("preview_images")));
        var card = Assert.Single(await linked.CardsAsync(ben, group, kept));
        Assert.Equal(HttpStatusCode.OK, (await linked.App.Anyone().GetAsync("previews/images/" + card.GetProperty("image").GetProperty("hash").GetString())).Status);
    }

    private static async Task<(Chatter Ann, Chatter Ben, string Group)> GroupAsync(ChatApp app)
    {
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        return (ann, ben, await ann.CreateAsync("group", "tea", ben));
    }

    private static long Seq(JsonElement message) => message.GetProperty("seq").GetInt64();

    private static string Text(JsonElement card, string name) => card.GetProperty(name).GetString()!;

    private static string[] Titles(IEnumerable<JsonElement> cards) => [.. cards.Select(card => card.GetProperty("title").GetString()!)];

    private static string[] Texts(JsonElement card) => [Text(card, "url"), Text(card, "title"), Text(card, "description"), Text(card, "site")];
}
