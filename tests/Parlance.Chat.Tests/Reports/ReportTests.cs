using System.Net;
using System.Text.Json;
using Parlance.Chat.Reports;
using Parlance.Chat.Tests.Accounts;

namespace Parlance.Chat.Tests.Reports;

/// <summary>What people report comes to those who can do something about it, and to nobody else.</summary>
public sealed class ReportTests
{
    [Fact]
    public async Task A_message_comes_to_those_who_look_after_it_as_it_was_said_whatever_becomes_of_it()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, cid) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"), await app.ChatterAsync("cid"));
        var group = await ann.CreateAsync("group", "g", ben, cid);
        await ben.SayAsync(group, "something bad");

        var report = await ReportAsync(cid, group, 1, note: "look at this");
        await ben.DoAsync("message:edit", new { conversation = group, seq = 1, text = "something nice" });
        await ben.DoAsync("message:delete", new { conversation = group, seq = 1 });

        Assert.Equal(group, (await ann.Socket.WaitForAsync<JsonElement>("report:change")).GetProperty("conversation").GetString());
        var listed = await ann.DoAsync("report:list", new { conversation = group });
        var item = Assert.Single(listed.GetProperty("items").EnumerateArray());
        Assert.Equal((report, "something bad", "look at this"), (item.GetProperty("id").GetString(), item.GetProperty("evidence").GetString(), item.GetProperty("note").GetString()));
        Assert.Equal((ben.Id, cid.Id, "spam"), (item.GetProperty("user").GetString(), item.GetProperty("reporter").GetString(), item.GetProperty("reason").GetString()));
        await ben.RefusedAsync("forbidden", "report:list", new { conversation = group });
        await ben.RefusedAsync("not_found", "report:decide", new { report, decision = "dismiss" });
        await cid.RefusedAsync("not_found", "report:decide", new { report, decision = "dismiss" });
        // What was in order is forgotten.
        await ann.DoAsync("report:decide", new { report, decision = "dismiss" });
        Assert.Empty((await ann.DoAsync("report:list", new { conversation = group })).GetProperty("items").EnumerateArray());
        Assert.Equal("", (await ann.DoAsync("report:list", new { conversation = group, open = false })).GetProperty("items")[0].GetProperty("evidence").GetString());
        await ann.RefusedAsync("conflict", "report:decide", new { report, decision = "dismiss" });
    }

    [Fact]
    public async Task Administrators_delete_what_was_reported_to_them_where_they_are_no_members_and_it_is_written_down()
    {
        await using var app = await ChatApp.StartAsync();
        var (admin, ann, ben) = (await app.ChatterAsync("admin"), await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var direct = (await ben.SayToAsync(ann, "a threat")).GetProperty("conversation").GetString()!;
        var group = await ben.CreateAsync("group", "bens", ann);
        await ben.SayAsync(group, "another");
        await ben.SayAsync(group, "harmless");
        await admin.RefusedAsync("not_found", "message:delete", new { conversation = group, seq = 1 });

        var (first, second) = (await ReportAsync(ann, direct, 1), await ReportAsync(ann, group, 1));
        await ben.DoAsync("conversation:archive", new { conversation = group, archived = true });
        await ben.RefusedAsync("not_found", "report:decide", new { report = second, decision = "delete" });
        await admin.DoAsync("report:decide", new { report = first, decision = "delete", note = "no threats" });
        await admin.DoAsync("report:decide", new { report = second, decision = "delete" });

        Assert.Equal([""], await ann.TextsAsync(direct));
        Assert.Equal(["", "harmless"], await ann.TextsAsync(group));
        var rows = (await admin.Account.GetAsync("admin/audit?action=message.deleted")).Ok().GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(new[] { first, second }.Order(StringComparer.Ordinal), rows.Select(row => row.GetProperty("about").GetString()).Order(StringComparer.Ordinal));
        Assert.All(rows, row => Assert.Equal((admin.Id, ben.Id, 1L), (row.GetProperty("actor").GetString(), row.GetProperty("user").GetString(), row.GetProperty("seq").GetInt64())));
        await admin.RefusedAsync("not_found", "message:history", new { conversation = group });
    }

    [Fact]
    public async Task Of_two_reports_at_the_same_moment_one_is_kept()
    {
        await using var app = await ChatApp.StartAsync();
        await app.ChatterAsync("admin");
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var group = await ann.CreateAsync("group", "g", ben);
        await ann.SayAsync(group, "something");

        Task<JsonElement> MessageAsync() => ben.DoAsync("report:message", new { conversation = group, seq = 1, clientId = Guid.CreateVersion7(), reason = "spam" });
        Task<JsonElement> PersonAsync() => ben.DoAsync("report:person", new { user = ann.Id, clientId = Guid.CreateVersion7(), reason = "spam" });
        var tabs = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => app.ChatterAsync("ben")));
        var reports = await Task.WhenAll(tabs.SelectMany(tab => Enumerable.Range(0, 2).Select(_ => tab)).Select(tab => tab.DoAsync("report:message", new { conversation = group, seq = 1, clientId = Guid.CreateVersion7(), reason = "spam" })));
        var people = await Task.WhenAll(PersonAsync(), PersonAsync(), PersonAsync());

        Assert.Single(reports.Append(await MessageAsync()).Select(answer => answer.GetProperty("report").GetString()).Distinct());
        Assert.Single(people.Select(answer => answer.GetProperty("report").GetString()).Distinct());
        Assert.Equal(2, await app.CountAsync("reports"));
    }

    [Fact]
    public async Task Each_decision_does_what_it_says()
    {
        await using var app = await ChatApp.StartAsync();
        await app.ChatterAsync("admin");
        var (ann, ben, cid) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"), await app.ChatterAsync("cid"));
        var group = await ann.CreateAsync("group", "g", ben, cid);
        for (var seq = 1; seq <= 3; seq++)
        {
            await ben.SayAsync(group, $"bad {seq}");
        }

        await ann.DoAsync("report:decide", new { report = await ReportAsync(cid, group, 1), decision = "delete" });
        Assert.Equal(["", "bad 2", "bad 3"], await cid.TextsAsync(group));
        await ann.DoAsync("report:decide", new { report = await ReportAsync(cid, group, 2), decision = "mute", mutedForSeconds = 60 });
        await ben.RefusedAsync("muted", "message:send", new { conversation = group, clientId = Guid.CreateVersion7(), text = "more" });
        await ann.DoAsync("report:decide", new { report = await ReportAsync(cid, group, 3), decision = "ban", note = "enough" });
        await ben.RefusedAsync("not_found", "message:history", new { conversation = group });
        Assert.Equal("enough", (await ann.DoAsync("member:bans", new { conversation = group })).GetProperty("items")[0].GetProperty("reason").GetString());
        var actions = (await ann.DoAsync("audit:list", new { conversation = group })).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("action").GetString());
        Assert.Equal(["member.banned", "member.muted", "message.deleted", "report.decided", "report.decided", "report.decided"], actions.Order(StringComparer.Ordinal));
        await ann.RefusedAsync("invalid", "report:decide", new { report = Guid.CreateVersion7(), decision = "mute" });
    }

    [Fact]
    public async Task People_direct_messages_and_those_who_look_after_a_conversation_are_the_administrators_business()
    {
        await using var app = await ChatApp.StartAsync();
        var (admin, ann, ben, cid) = (await app.ChatterAsync("admin"), await app.ChatterAsync("ann"), await app.ChatterAsync("ben"), await app.ChatterAsync("cid"));
        var group = await ann.CreateAsync("group", "g", ben, cid);
        await ann.SayAsync(group, "by the owner");
        await ben.SayAsync(group, "by a member");
        var direct = (await ann.SayToAsync(ben, "in private")).GetProperty("conversation").GetString()!;

        await ReportAsync(cid, group, 1);
        await cid.DoAsync("report:message", new { conversation = group, seq = 2, clientId = Guid.CreateVersion7(), reason = "hate", to = "administrators" });
        await ReportAsync(ben, direct, 1);
        var person = (await cid.DoAsync("report:person", new { user = ben.Id, clientId = Guid.CreateVersion7(), reason = "other", note = "in general" })).GetProperty("report").GetString();

        Assert.Empty((await ann.DoAsync("report:list", new { conversation = group })).GetProperty("items").EnumerateArray());
        var items = (await admin.Account.GetAsync("admin/reports")).Ok().GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(["", "by a member", "by the owner", "in private"], items.Select(item => item.GetProperty("evidence").GetString()).Order(StringComparer.Ordinal));
        await ann.RefusedAsync("forbidden", "report:list", new { });
        await ann.RefusedAsync("not_found", "report:decide", new { report = person, decision = "dismiss" });
        // To see what was reported is not to be in the conversation: its author is muted by those who are.
        var inGroup = items.Single(item => item.GetProperty("evidence").ValueEquals("by the owner")).GetProperty("id").GetString();
        await admin.RefusedAsync("not_found", "report:decide", new { report = inGroup, decision = "mute", mutedForSeconds = 60 });
        await admin.RefusedAsync("invalid", "report:decide", new { report = person, decision = "delete" });
        await admin.DoAsync("report:decide", new { report = person, decision = "ban" });
        (await ben.Account.GetAsync("me")).Refused(HttpStatusCode.Forbidden, "disabled");
    }

    [Fact]
    public async Task Who_is_reported_learns_nothing_of_it()
    {
        await using var app = await ChatApp.StartAsync();
        var (admin, ann, ben) = (await app.ChatterAsync("admin"), await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var group = await ann.CreateAsync("group", "g", ben, admin);
        await admin.SayAsync(group, "by an administrator");
        await ann.SayAsync(group, "by the owner");
        await ann.DoAsync("member:change", new { conversation = group, user = admin.Id, role = "owner" });
        var report = await ReportAsync(ben, group, 1);
        var other = await ReportAsync(ben, group, 2);

        // The only administrator is the one who is reported.
        Assert.DoesNotContain(report, (await admin.Account.GetAsync("admin/reports")).Ok().ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(report, (await admin.DoAsync("report:list", new { open = false })).ToString(), StringComparison.Ordinal);
        await admin.RefusedAsync("not_found", "report:decide", new { report, decision = "dismiss" });
        await admin.DoAsync("report:decide", new { report = other, decision = "dismiss" });
        var export = (await ann.Account.GetAsync("me/export")).Ok();
        Assert.Empty(export.GetProperty("reports").EnumerateArray());
        Assert.DoesNotContain(ben.Id, export.GetProperty("audit").ToString(), StringComparison.Ordinal);
        Assert.Equal(2, (await ben.Account.GetAsync("me/export")).Ok().GetProperty("reports").GetArrayLength());
    }

    [Fact]
    public async Task Nobody_reports_what_they_may_not_read_and_the_answer_tells_nothing()
    {
        await using var app = await ChatApp.StartAsync();
        await app.ChatterAsync("admin");
        var (ann, ben, cid) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"), await app.ChatterAsync("cid"));
        var group = await ann.CreateAsync("group", "g", ben);
        await ann.DoAsync("conversation:describe", new { conversation = group, historyFor = "joined" });
        await ben.SayAsync(group, "before cid came");
        async Task<string> AnswerAsync(string conversation, long seq) =>
            (await cid.AskAsync("report:message", new { conversation, seq, clientId = Guid.CreateVersion7(), reason = "spam" })).GetRawText();

        Assert.Equal(await AnswerAsync(Guid.CreateVersion7().ToString(), 1), await AnswerAsync(group, 1));
        await ann.DoAsync("member:invite", new { conversation = group, users = new[] { cid.Id } });
        Assert.Equal(await AnswerAsync(group, 99), await AnswerAsync(group, 1));
        await ben.RefusedAsync("forbidden", "report:message", new { conversation = group, seq = 1, clientId = Guid.CreateVersion7(), reason = "spam" });
        await ben.RefusedAsync("forbidden", "report:person", new { user = ben.Id, clientId = Guid.CreateVersion7(), reason = "spam" });
        await ben.RefusedAsync("not_found", "report:person", new { user = Guid.CreateVersion7(), clientId = Guid.CreateVersion7(), reason = "spam" });
        await ben.RefusedAsync("invalid", "report:person", new { user = ann.Id });
        await ben.DoAsync("message:delete", new { conversation = group, seq = 1 });
        await ann.RefusedAsync("conflict", "report:message", new { conversation = group, seq = 1, clientId = Guid.CreateVersion7(), reason = "spam" });
        Assert.Equal(0, await app.CountAsync("reports"));
    }

    [Fact]
    public async Task A_report_is_there_once_however_often_it_is_sent_and_so_many_wait_and_no_more()
    {
        await using var app = await ChatApp.StartAsync();
        await app.ChatterAsync("admin");
        var (ann, ben, cid) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"), await app.ChatterAsync("cid"));
        var group = await ann.CreateAsync("group", "g", ben, cid);
        await ben.SayAsync(group, "bad");
        var clientId = Guid.CreateVersion7();
        var payload = new { clientId, reason = "spam" };

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => cid.Account.PostAsync($"conversations/{group}/messages/1/reports", payload)));

        var id = Assert.Single(answers.Select(answer => answer.Ok().GetProperty("report").GetString()).Distinct());
        // With another client id it is the same as well, for as long as it waits.
        Assert.Equal(id, await ReportAsync(cid, group, 1));
        Assert.Equal(1, await app.CountAsync("reports"));
        Assert.True(ReportLimits.OpenMax > 1);
        (await cid.Account.DeleteAsync("me")).Done();
        Assert.Equal(1, await app.CountAsync("reports", "note = ''"));
    }

    [Fact]
    public async Task Of_two_who_decide_at_once_one_does_and_the_other_has_done_nothing()
    {
        await using var app = await ChatApp.StartAsync();
        await app.ChatterAsync("admin");
        var (ann, ben, cid, dot) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"), await app.ChatterAsync("cid"), await app.ChatterAsync("dot"));
        var group = await ann.CreateAsync("group", "g", ben, cid, dot);
        await ann.DoAsync("member:change", new { conversation = group, user = dot.Id, role = "moderator" });
        for (var round = 1; round <= 5; round++)
        {
            await ben.SayAsync(group, $"bad {round}");
            var report = await ReportAsync(cid, group, round);

            var answers = await Task.WhenAll(
                ann.Account.PutAsync($"reports/{report}/decision", new { decision = "dismiss" }),
                dot.Account.PutAsync($"reports/{report}/decision", new { decision = "delete" }));

            Assert.Single(answers, answer => answer.Status is HttpStatusCode.OK);
            Assert.Single(answers, answer => answer.Status is HttpStatusCode.Conflict);
            var text = (await cid.TextsAsync(group))[round - 1];
            Assert.Equal(answers[0].Status is HttpStatusCode.OK ? $"bad {round}" : "", text);
        }
    }

    private static async Task<string> ReportAsync(Chatter who, string conversation, long seq, string note = "") =>
        (await who.DoAsync("report:message", new { conversation, seq, clientId = Guid.CreateVersion7(), reason = "spam", note })).GetProperty("report").GetString()!;
}
