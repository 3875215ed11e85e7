using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Data;
using Parlance.Chat.Tests.Accounts;

namespace Parlance.Chat.Tests.Conversations;

/// <summary>What two people do at the same time: each sees what the other has done, or comes before it.</summary>
[Trait("pace", "thorough")]
public sealed class MembershipRaceTests
{
    private const int Rounds = 8;

    // A right that is lost while the request waits for its turn. PostgreSQL shows a statement that waits for a row that row as it is afterwards, and
    // those that it joins as they were before: a place that is read in one statement would be out of date.
    [Theory]
    [InlineData("UPDATE members SET left_at = 1", "message:send", "not_found")]
    [InlineData("UPDATE members SET left_at = 1", "message:edit", "not_found")]
    [InlineData("UPDATE members SET muted_until = 253402300799000", "message:send", "muted")]
    [InlineData("UPDATE members SET muted_until = 253402300799000", "message:edit", "muted")]
    [InlineData("UPDATE members SET muted_until = 253402300799000", "conversation:describe", "muted")]
    [InlineData("UPDATE members SET role = 0", "conversation:describe", "forbidden")]
    [InlineData("UPDATE members SET left_at = 1", "conversation:describe", "not_found")]
    public async Task A_right_that_is_lost_while_a_request_waits_is_lost_for_the_request(string change, string eventName, string code)
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var group = await ann.CreateAsync("group", "busy", ben);
        await ben.SayAsync(group, "first");
        object payload = eventName switch
        {
            "message:send" => new { conversation = group, clientId = Guid.CreateVersion7(), text = "late" },
            "message:edit" => new { conversation = group, seq = 1, text = "late" },
            _ => new { conversation = group, topic = "late" },
        };

        var waiting = Task.FromResult<JsonElement>(default);
        await app.Services.GetRequiredService<ChatDatabase>().WriteAsync(
            async db =>
            {
                await db.ExecuteAsync("UPDATE conversations SET rev = rev WHERE id = @id", new { id = Guid.Parse(group, CultureInfo.InvariantCulture) });
                waiting = Task.Run(() => ben.AskAsync(eventName, payload), TestContext.Current.CancellationToken);
                await SomebodyWaitsAsync(db);
                await db.ExecuteAsync(change + " WHERE user_id = @id", new { id = Guid.Parse(ben.Id, CultureInfo.InvariantCulture) });
            },
            TestContext.Current.CancellationToken);

        Refused.As(code, await waiting);
    }

    [Fact]
    public async Task Of_two_owners_who_leave_at_once_one_stays()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, cid) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"), await app.ChatterAsync("cid"));
        for (var round = 0; round < Rounds; round++)
        {
            var group = await ann.CreateAsync("group", "owned", ben, cid);
            await ann.DoAsync("member:change", new { conversation = group, user = ben.Id, role = "owner" });

            var answers = await Task.WhenAll(ann.Account.PostAsync($"conversations/{group}/leave"), ben.Account.PostAsync($"conversations/{group}/leave"));

            Assert.Equal([HttpStatusCode.NoContent, HttpStatusCode.Conflict], answers.Select(answer => answer.Status).Order());
            answers.Single(answer => answer.Status is HttpStatusCode.Conflict).Refused(HttpStatusCode.Conflict, "last_owner");
            Assert.Single(await MembersAsync(cid, group), member => member.GetProperty("role").ValueEquals("owner"));
        }
    }

    [Fact]
    public async Task Of_two_owners_who_step_down_or_put_each_other_out_at_once_one_stays()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, cid) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"), await app.ChatterAsync("cid"));
        for (var round = 0; round < Rounds; round++)
        {
            var group = await ann.CreateAsync("group", "owned", ben, cid);
            await ann.DoAsync("member:change", new { conversation = group, user = ben.Id, role = "owner" });

            await Task.WhenAll(
                round % 2 is 0 ? StepDownAsync(ann, group) : ann.Account.DeleteAsync($"conversations/{group}/members/{ben.Id}"),
                round % 2 is 0 ? StepDownAsync(ben, group) : ben.Account.DeleteAsync($"conversations/{group}/members/{ann.Id}"));

            Assert.Single(await MembersAsync(cid, group), member => member.GetProperty("role").ValueEquals("owner"));
        }
    }

    [Fact]
    public async Task The_last_owner_leaves_only_when_nobody_else_is_there()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var group = await ann.CreateAsync("group", "owned", ben);

        await ann.RefusedAsync("last_owner", "conversation:leave", new { conversation = group });
        await ann.RefusedAsync("last_owner", "member:change", new { conversation = group, user = ann.Id, role = "member" });
        await ben.DoAsync("conversation:leave", new { conversation = group });
        await ann.DoAsync("conversation:leave", new { conversation = group });
    }

    [Fact]
    public async Task An_administrator_takes_no_last_owner_from_a_channel()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, cid) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"), await app.ChatterAsync("cid"));
        var channel = await ben.CreateAsync("channel", "owned", cid);
        var alone = await ben.CreateAsync("channel", "alone");

        await ann.RefusedAsync("last_owner", "member:kick", new { conversation = channel, user = ben.Id });
        await ann.RefusedAsync("last_owner", "member:ban", new { conversation = channel, user = ben.Id });
        await ann.RefusedAsync("last_owner", "member:change", new { conversation = channel, user = ben.Id, role = "member" });
        (await ann.Account.DeleteAsync($"conversations/{channel}/members/{ben.Id}")).Refused(HttpStatusCode.Conflict, "last_owner");
        await ben.DoAsync("conversation:join", new { conversation = channel });

        await ann.DoAsync("member:change", new { conversation = channel, user = cid.Id, role = "owner" });
        await ann.DoAsync("member:ban", new { conversation = channel, user = ben.Id });
        // Nobody is there who would miss an owner.
        await ann.DoAsync("member:kick", new { conversation = alone, user = ben.Id });
    }

    [Theory]
    [InlineData("kick", "leave")]
    [InlineData("ban", "leave")]
    [InlineData("role", "leave")]
    [InlineData("kick", "delete")]
    [InlineData("role", "delete")]
    public async Task An_administrator_and_an_owner_who_goes_leave_an_owner_between_them(string taking, string going)
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, dot) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"), await app.ChatterAsync("dot"));
        for (var round = 0; round < Rounds / 2; round++)
        {
            var cid = await app.ChatterAsync($"cid-{round}");
            var channel = await ben.CreateAsync("channel", $"owned {round}", cid, dot);
            await ben.DoAsync("member:change", new { conversation = channel, user = cid.Id, role = "owner" });

            await Task.WhenAll(
                taking switch
                {
                    "kick" => ann.Account.DeleteAsync($"conversations/{channel}/members/{ben.Id}"),
                    "ban" => ann.Account.PutAsync($"conversations/{channel}/bans/{ben.Id}", new { reason = "" }),
                    _ => ann.Account.PatchAsync($"conversations/{channel}/members/{ben.Id}", new { role = "member" }),
                },
                going is "leave" ? cid.Account.PostAsync($"conversations/{channel}/leave") : cid.Account.DeleteAsync("me"));

            Assert.Single(await MembersAsync(dot, channel), member => member.GetProperty("role").ValueEquals("owner"));
        }
    }

    [Fact]
    public async Task An_owner_whose_account_is_disabled_counts_for_nothing()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, cid) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"), await app.ChatterAsync("cid"));
        var group = await ann.CreateAsync("group", "owned", ben, cid);
        await ann.DoAsync("member:change", new { conversation = group, user = ben.Id, role = "owner" });
        (await ann.Account.PatchAsync($"admin/users/{ben.Id}", new { disabled = true })).Ok();

        await ann.RefusedAsync("last_owner", "conversation:leave", new { conversation = group });
        await ann.RefusedAsync("last_owner", "member:change", new { conversation = group, user = ann.Id, role = "member" });
        await ann.DoAsync("member:change", new { conversation = group, user = ben.Id, role = "member" });
        await ann.DoAsync("member:change", new { conversation = group, user = cid.Id, role = "owner" });
        await ann.DoAsync("conversation:leave", new { conversation = group });
    }

    [Fact]
    public async Task The_last_place_of_a_group_is_given_once()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, cid, dot) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"), await app.ChatterAsync("cid"), await app.ChatterAsync("dot"));
        var group = await ann.CreateAsync("group", "almost full", ben);
        await app.Services.GetRequiredService<ChatDatabase>().WriteAsync(db => db.ExecuteAsync("UPDATE conversations SET member_count = 499"), TestContext.Current.CancellationToken);

        var answers = await Task.WhenAll(
            ann.Account.PostAsync($"conversations/{group}/members", new { users = new[] { cid.Id } }),
            ben.Account.PostAsync($"conversations/{group}/members", new { users = new[] { dot.Id } }));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], answers.Select(answer => answer.Status).Order());
        Assert.Equal(3, (await MembersAsync(ann, group)).Count);
    }

    [Fact]
    public async Task Whoever_joins_while_being_banned_is_not_in()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        for (var round = 0; round < Rounds; round++)
        {
            var channel = await ann.CreateAsync("channel", $"open {round}");

            await Task.WhenAll(ben.Account.PostAsync($"conversations/{channel}/join"), ann.Account.PutAsync($"conversations/{channel}/bans/{ben.Id}", new { reason = "" }));

            Assert.Equal(ann.Id, Assert.Single(await MembersAsync(ann, channel)).GetProperty("user").GetString());
            await ben.RefusedAsync("banned", "conversation:join", new { conversation = channel });
            await ben.RefusedAsync("not_found", "message:history", new { conversation = channel });
        }
    }

    [Fact]
    public async Task Whoever_joins_many_times_at_once_is_counted_once()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        for (var round = 0; round < Rounds; round++)
        {
            var channel = await ann.CreateAsync("channel", $"open {round}");

            await Task.WhenAll(Enumerable.Range(0, 5).Select(async _ => (await ben.Account.PostAsync($"conversations/{channel}/join")).Ok()));

            var got = await ann.DoAsync("conversation:get", new { conversation = channel });
            Assert.Equal(2, got.GetProperty("conversation").GetProperty("memberCount").GetInt64());
        }
    }

    private static Task<ApiAnswer> StepDownAsync(Chatter owner, string group) =>
        owner.Account.PatchAsync($"conversations/{group}/members/{owner.Id}", new { role = "member" });

    private static async Task<IReadOnlyList<JsonElement>> MembersAsync(Chatter who, string conversation) =>
        [.. (await who.DoAsync("member:list", new { conversation })).GetProperty("items").EnumerateArray()];

    // On SQLite writers wait in line, and whoever comes later reads later.
    internal static async Task SomebodyWaitsAsync(DbSession db)
    {
        if (db.Dialect is not Dialect.Postgres)
        {
            return;
        }

        var deadline = TimeProvider.System.GetTimestamp();
        while (await db.ScalarAsync<long>("SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'") is 0)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(deadline) < TimeSpan.FromSeconds(10), "Nobody waits for the conversation.");
        }
    }
}
