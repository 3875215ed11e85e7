using System.Net;
using Parlance.Chat.Conversations;
using Parlance.Chat.Export;
using Parlance.Chat.Tests.Accounts;

namespace Parlance.Chat.Tests.Polls;

/// <summary>Who has chosen what is told as far as the poll says.</summary>
public sealed class PollPrivacyTests
{
    private static readonly string[] Marked = ["phở <b>", "pizza"];

    [Fact]
    public async Task Nobody_is_told_who_has_chosen_what_in_an_anonymous_poll()
    {
        await using var app = await ChatApp.StartAsync();
        var admin = await app.ChatterAsync("admin");
        var (ann, ben, _) = await app.PairAsync();
        var channel = await ann.CreateAsync("channel", "open", ben, admin);
        var seq = await ann.QuestionAsync(channel, new { options = Polling.Lunch, anonymous = true });
        await ben.VoteAsync(channel, seq, 1);
        await ann.DoAsync("poll:close", new { conversation = channel, seq });

        foreach (var who in new[] { ann, ben, admin })
        {
            await who.RefusedAsync("forbidden", "poll:voters", new { conversation = channel, seq });
            (await who.Account.GetAsync($"conversations/{channel}/messages/{seq}/poll/voters")).Refused(HttpStatusCode.Forbidden, "forbidden");
        }

        var synced = await ann.DoAsync("feed:sync", new { feed = "conversation:" + channel, rev = 0, ranges = new[] { new { from = 1, to = 10 } } });
        var message = synced.GetProperty("rows").EnumerateArray().Single(row => row.GetProperty("type").ValueEquals("message"));
        Assert.DoesNotContain(ben.Id, message.GetRawText(), StringComparison.Ordinal);
        Assert.Equal([0, 1, 0], message.GetProperty("poll").Votes());
        await ben.RefusedAsync("not_found", "feed:sync", new { feed = ann.Feed });
        Assert.Empty((await admin.Account.GetAsync("admin/audit")).Ok().GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Everybody_takes_with_them_what_they_asked_and_what_they_chose_and_nothing_of_others()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, group) = await app.PairAsync();
        var seq = await ann.QuestionAsync(group, new { options = Marked, multiple = true });
        await ben.VoteAsync(group, seq, 0, 1);

        var (anns, bens) = ((await ann.Account.GetAsync("me/export")).Ok(), (await ben.Account.GetAsync("me/export")).Ok());
        Assert.Empty(anns.GetProperty("votes").EnumerateArray());
        var vote = Assert.Single(bens.GetProperty("votes").EnumerateArray());
        Assert.Equal((group, seq, "[0,1]"), (vote.GetProperty("conversation").GetString(), vote.GetProperty("seq").GetInt64(), vote.GetProperty("options").GetRawText()));
        var messages = await app.Database().ReadAsync(
            db => OwnMessages.ReadAsync(db, new ConversationId(Guid.Parse(group)), new(Guid.Parse(ann.Id)), [seq]), TestContext.Current.CancellationToken);
        Assert.Equal([1, 1], Assert.Single(messages).Poll!.Options.Select(option => option.Votes));
        Assert.Contains("<li>ph&#x1EDF; &lt;b&gt;: 1</li>", ExportPages.Message(messages[0]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_held_is_kept_with_what_could_be_chosen()
    {
        await using var app = await ChatApp.StartAsync();
        var admin = await app.ChatterAsync("admin");
        var (ann, _, group) = await app.PairAsync();
        var seq = await ann.QuestionAsync(group, new { options = Polling.Lunch });
        (await admin.Account.PostAsync("admin/holds", new { clientId = Guid.CreateVersion7(), user = ann.Id, reason = "for the court" })).Ok(HttpStatusCode.Created);

        await ann.DoAsync("message:delete", new { conversation = group, seq });

        Assert.Equal(1, await app.CountAsync("held_texts", "text LIKE '%pizza%'"));
    }
}
