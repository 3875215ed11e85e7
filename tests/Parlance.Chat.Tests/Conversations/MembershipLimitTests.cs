using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;

namespace Parlance.Chat.Tests.Conversations;

/// <summary>One account is in so many conversations and no more, whichever way it comes into them.</summary>
[Trait("pace", "thorough")]
public sealed class MembershipLimitTests
{
    [Fact]
    public async Task Nobody_comes_into_more_conversations_than_one_can_be_in()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, cid) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"), await app.ChatterAsync("cid"));
        var channel = await ben.CreateAsync("channel", "open");
        var old = (await ann.SayToAsync(cid, "hello")).GetProperty("conversation").GetString()!;
        await FillAsync(app, ann, ConversationLimits.MembershipsMax - 2);
        var last = await ann.CreateAsync("group", "the last");

        await ann.RefusedAsync("conflict", "conversation:create", new { clientId = Guid.CreateVersion7(), kind = "group", name = "one more" });
        await ann.RefusedAsync("conflict", "conversation:join", new { conversation = channel });
        await ann.RefusedAsync("conflict", "message:send", new { to = ben.Id, clientId = Guid.CreateVersion7(), text = "hello" });
        await ben.RefusedAsync("conflict", "message:send", new { to = ann.Id, clientId = Guid.CreateVersion7(), text = "hello" });
        await ben.RefusedAsync("conflict", "conversation:create", new { clientId = Guid.CreateVersion7(), kind = "group", name = "one more", members = new[] { ann.Id } });
        await ben.RefusedAsync("conflict", "member:invite", new { conversation = channel, users = new[] { ann.Id, cid.Id } });
        // Where they are already, all goes on.
        await ann.SayAsync(old, "still here");
        await ann.DoAsync("conversation:leave", new { conversation = last });
        await ann.DoAsync("conversation:join", new { conversation = channel });
    }

    private static Task FillAsync(ChatApp app, Chatter who, int count) => app.Services.GetRequiredService<ChatDatabase>().WriteAsync(
        async db =>
        {
            var user = Guid.Parse(who.Id, CultureInfo.InvariantCulture);
            for (var number = 0; number < count; number++)
            {
                var id = Guid.CreateVersion7();
                await db.ExecuteAsync(
                    "INSERT INTO conversations (id, kind, name, topic, emoji, history_for, created_by, created_at, member_count, last_seq, rev, row_rev, max_visible_from) "
                    + "VALUES (@id, 1, '', '', '', 0, @user, 0, 1, 0, 1, 1, 1)",
                    new { id, user });
                await db.ExecuteAsync(
                    "INSERT INTO members (conversation_id, user_id, role, joined_at, visible_from, rev, user_rev) VALUES (@id, @user, 3, 0, 1, 1, 1)",
                    new { id, user });
            }
        },
        TestContext.Current.CancellationToken);
}
