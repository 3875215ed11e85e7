using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Conversations;
using Parlance.Chat.Polls;
using Parlance.Chat.Retention;
using Parlance.Chat.Tests.Accounts;
using Parlance.Chat.Tests.Presence;

namespace Parlance.Chat.Tests.Polls;

/// <summary>What is purged of a poll is all of it.</summary>
[Trait("pace", "slow")]
public sealed class PollPurgeTests
{
    [Fact]
    public async Task A_purge_takes_what_could_be_chosen_and_who_has_chosen_it_however_many()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, group) = await app.PairAsync();
        var seq = await ann.QuestionAsync(group, new { options = Polling.Lunch, closesAt = app.Clock.GetUtcNow().AddDays(1) });
        await ben.VoteAsync(group, seq, 1);
        await CrowdAsync(app, group, seq, PollLimits.ForgottenAtOnce + 1);
        await ann.DoAsync("conversation:retention", new { conversation = group, days = 1 });
        await app.Database().WriteAsync(
            db => db.ExecuteAsync("UPDATE messages SET created_at = @at", new { at = app.Clock.GetUtcNow().AddDays(-2) }), TestContext.Current.CancellationToken);

        await app.Services.GetRequiredService<PurgeMessages>().RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal(JsonValueKind.Null, (await ben.PollOfAsync(group, seq)).ValueKind);
        Assert.Equal(0, await app.CountAsync("messages", "poll IS NOT NULL OR plain <> ''"));
        await Seeing.EventuallyAsync(async () => await app.CountAsync("due_work") is 0, "who has chosen what is forgotten");
        Assert.Equal([0, 0, 0], await app.KeptVotesAsync(3));
        await app.Services.GetRequiredService<PurgeMessages>().RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, await app.CountAsync("purge", "left_over > 0"));
    }

    // Accounts take long to make; those who have chosen are as good without one of their own.
    private static Task CrowdAsync(ChatApp app, string group, long seq, int people) => app.Database().WriteAsync(
        async db =>
        {
            for (var number = 0; number < people; number++)
            {
                var id = Guid.CreateVersion7();
                await db.ExecuteAsync(
                    """
                    INSERT INTO users (id, kind, role, username, username_key, display_name, color, bio, status_text, status_emoji, locale, time_zone, created_at, updated_at, version)
                    SELECT @id, kind, role, @name, @name, display_name, color, bio, status_text, status_emoji, locale, time_zone, created_at, updated_at, version
                    FROM users WHERE username = 'ben'
                    """,
                    new { id, name = $"crowd{number}" });
                await db.ExecuteAsync(
                    "INSERT INTO poll_votes (conversation_id, seq, user_id, choices, at, rev) VALUES (@group, @seq, @id, 4, 0, 1)",
                    new { group = new ConversationId(Guid.Parse(group)), seq, id });
            }
        },
        TestContext.Current.CancellationToken);
}
