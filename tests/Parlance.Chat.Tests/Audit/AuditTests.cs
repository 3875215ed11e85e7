using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Audit;
using Parlance.Chat.Data;
using Parlance.Chat.Tests.Accounts;

namespace Parlance.Chat.Tests.Audit;

/// <summary>What was done is found again, by those who may know, and by nobody else.</summary>
public sealed class AuditTests
{
    private static readonly string[] AllScopes = ["read", "write", "admin"];

    [Fact]
    public async Task Those_who_look_after_a_conversation_read_its_part_and_nothing_of_others()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, cid) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"), await app.ChatterAsync("cid"));
        var mine = await ben.CreateAsync("group", "mine", cid);
        var other = await ann.CreateAsync("group", "other", cid);
        await ben.DoAsync("member:change", new { conversation = mine, user = cid.Id, mutedForSeconds = 60 });
        await ann.DoAsync("member:ban", new { conversation = other, user = cid.Id, reason = "noise" });

        var part = await ben.DoAsync("audit:list", new { conversation = mine });

        var item = Assert.Single(part.GetProperty("items").EnumerateArray());
        Assert.Equal(("member.muted", ben.Id, cid.Id), (item.GetProperty("action").GetString(), item.GetProperty("actor").GetString(), item.GetProperty("user").GetString()));
        Assert.Equal(JsonValueKind.Null, item.GetProperty("before").GetProperty("mutedUntil").ValueKind);
        Assert.Equal(["ben", "cid"], part.GetProperty("people").EnumerateArray().Select(card => card.GetProperty("username").GetString()).Order());
        await cid.RefusedAsync("forbidden", "audit:list", new { conversation = mine });
        await ben.RefusedAsync("not_found", "audit:list", new { conversation = other });
        (await ben.Account.GetAsync($"conversations/{mine}/audit?conversation={other}")).Ok();
        Assert.Single((await ben.Account.GetAsync($"conversations/{mine}/audit?conversation={other}")).Json.GetProperty("items").EnumerateArray());
        // The server's log has both, and only administrators read it.
        Assert.Equal(2, (await ann.Account.GetAsync("admin/audit")).Ok().GetProperty("items").GetArrayLength());
        (await ben.Account.GetAsync("admin/audit")).Refused(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task It_is_filtered_by_who_what_whom_where_and_when()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, cid) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"), await app.ChatterAsync("cid"));
        var group = await ben.CreateAsync("group", "mine", ann, cid);
        await ben.DoAsync("member:change", new { conversation = group, user = cid.Id, mutedForSeconds = 60 });
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        var between = Uri.EscapeDataString(app.Clock.GetUtcNow().ToString("O"));
        await ben.DoAsync("member:change", new { conversation = group, user = ann.Id, role = "moderator" });
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        (await ann.Account.PatchAsync($"admin/users/{cid.Id}", new { role = "guest" })).Ok();

        async Task<string> ActionsAsync(string query) => string.Join(' ', (await ann.Account.GetAsync("admin/audit?" + query)).Ok()
            .GetProperty("items").EnumerateArray().Select(item => item.GetProperty("action").GetString()));

        Assert.Equal("user.changed member.role member.muted", await ActionsAsync(""));
        Assert.Equal("user.changed", await ActionsAsync($"actor={ann.Id}"));
        Assert.Equal("member.muted", await ActionsAsync("action=member.muted"));
        Assert.Equal("user.changed member.muted", await ActionsAsync($"user={cid.Id}"));
        Assert.Equal("member.role member.muted", await ActionsAsync($"conversation={group}"));
        Assert.Equal("user.changed member.role", await ActionsAsync($"since={between}"));
        Assert.Equal("member.muted", await ActionsAsync($"until={between}"));
        Assert.Equal("member.muted", await ActionsAsync($"actor={ben.Id}&user={cid.Id}&action=member.muted&conversation={group}&until={between}"));
        (await ann.Account.GetAsync("admin/audit?action=member.hugged")).Refused(HttpStatusCode.BadRequest, "invalid");
        (await ann.Account.GetAsync($"admin/audit?since={between}&until=2000-01-01T00:00:00Z")).Refused(HttpStatusCode.BadRequest, "invalid");
    }

    [Fact]
    public async Task What_is_undone_leaves_no_row()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var channel = await ben.CreateAsync("channel", "bens", ann);

        // The row is written first; then it turns out that the channel would have no owner.
        await ann.RefusedAsync("last_owner", "member:kick", new { conversation = channel, user = ben.Id });
        await ann.DoAsync("member:unban", new { conversation = channel, user = ben.Id });
        await ann.DoAsync("conversation:describe", new { conversation = channel, topic = "" });

        Assert.Equal(0, await app.CountAsync("audit"));
    }

    [Fact]
    public async Task What_a_group_calls_itself_and_what_was_said_stand_nowhere_in_it()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var group = await ann.CreateAsync("group", "plans", ben);
        await ben.SayAsync(group, "the surprise is on friday");

        await ann.DoAsync("conversation:describe", new { conversation = group, name = "surprise for cid", topic = "surprise", historyFor = "joined" });
        await ann.DoAsync("message:delete", new { conversation = group, seq = 1 });

        Assert.Equal(2, await app.CountAsync("audit"));
        Assert.Equal(0, await app.CountAsync("audit", "before_change LIKE '%surprise%' OR after_change LIKE '%surprise%'"));
    }

    [Fact]
    public async Task It_is_exported_whole_a_piece_at_a_time_in_both_forms()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        var count = (2 * AuditLimits.ExportedAtOnce) + 1;
        await WriteAsync(app, count);

        var lines = (await ann.GetAsync("admin/audit/export?format=jsonl")).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var csv = await ann.GetAsync("admin/audit/export?format=csv");

        Assert.Equal(count, lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetString()).Distinct().Count());
        Assert.Equal(count + 1, csv.Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal("text/csv; charset=utf-8", csv.Header("Content-Type"));
        Assert.Contains("audit.csv", csv.Header("Content-Disposition"), StringComparison.Ordinal);
        Assert.Equal(2, (await ann.GetAsync("admin/audit/export?action=message.deleted")).Text.Split('\n').Length);
        (await ann.GetAsync("admin/audit/export?format=xls")).Refused(HttpStatusCode.BadRequest, "invalid");
    }

    [Fact]
    public async Task Pages_follow_each_other_without_a_gap()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.SomebodyAsync("ann");
        await WriteAsync(app, 25);
        var ids = new List<string>();
        string? next = null;
        do
        {
            var page = (await ann.GetAsync($"admin/audit?limit=10&cursor={next}")).Ok();
            ids.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!));
            next = page.GetProperty("next").GetString();
        }
        while (next is not null);

        Assert.Equal(25, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(ids.OrderDescending(StringComparer.Ordinal), ids);
    }

    [Theory]
    [InlineData("plain", "\"plain\"")]
    [InlineData("say \"hi\", all", "\"say \"\"hi\"\", all\"")]
    [InlineData("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\"")]
    [InlineData("+1", "\"'+1\"")]
    [InlineData("-1", "\"'-1\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("  =1", "\"'  =1\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("＝1", "\"'＝1\"")]
    [InlineData("", "")]
    public void A_spreadsheet_takes_nothing_in_it_for_a_formula(string text, string field) => Assert.Equal(field, AuditCsv.Field(text));

    [Fact]
    public async Task An_account_is_told_of_what_stands_there_about_it_and_not_by_whom_it_was_done()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var group = await ann.CreateAsync("group", "g", ben);
        await ann.DoAsync("member:ban", new { conversation = group, user = ben.Id, reason = "noise" });

        var hers = (await ann.Account.GetAsync("me/export")).Ok().GetProperty("audit");
        var his = (await ben.Account.GetAsync("me/export")).Ok().GetProperty("audit");

        Assert.Equal(ben.Id, Assert.Single(hers.GetProperty("done").EnumerateArray()).GetProperty("user").GetString());
        Assert.Empty(his.GetProperty("done").EnumerateArray());
        var item = Assert.Single(his.GetProperty("doneToThem").EnumerateArray());
        Assert.Equal(("noise", JsonValueKind.Null), (item.GetProperty("after").GetProperty("reason").GetString(), item.GetProperty("actor").ValueKind));
    }

    [Fact]
    public async Task A_personal_token_is_told_from_a_session()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.SomebodyAsync("ann"), await app.SomebodyAsync("ben"));
        var made = (await ann.PostAsync("me/tokens", new { name = "t", scopes = AllScopes })).Ok(HttpStatusCode.Created);
        var program = new AccountApi(app.Url) { Token = made.GetProperty("token").GetString() };

        (await program.DeleteAsync($"admin/users/{ben.UserId}/sessions")).Done();

        var item = Assert.Single((await ann.GetAsync("admin/audit")).Ok().GetProperty("items").EnumerateArray());
        Assert.Equal(("token", ann.UserId), (item.GetProperty("door").GetString(), item.GetProperty("actor").GetString()));
        Assert.Equal("{\"sessions\":1}", item.GetProperty("after").GetRawText());
    }

    private static Task WriteAsync(ChatApp app, int count) => app.Services.GetRequiredService<ChatDatabase>().WriteAsync(
        async db =>
        {
            for (var index = 0; index < count; index++)
            {
                await AuditLog.WriteAsync(db, actor: null, new(index is 0 ? AuditAction.MessageDeleted : AuditAction.KeysRotated), app.Clock.GetUtcNow().AddSeconds(index));
            }
        },
        TestContext.Current.CancellationToken);
}
