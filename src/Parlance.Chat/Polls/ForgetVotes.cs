using Parlance.Chat.Data;
using Parlance.Chat.Due;
using Parlance.Chat.Feeds;
using Parlance.Chat.Messages;

namespace Parlance.Chat.Polls;

/// <summary>
/// Forgets who has chosen what in a poll whose message is deleted or purged, and tells each in their own feed. Nobody chooses in it any more by then:
/// whoever does holds the lock under which its message goes.
/// </summary>
internal sealed class ForgetVotes(ChatDatabase database, FeedPublisher feeds, TimeProvider clock) : IDueHandler
{
    public string Kind => PollWork.Forgetting;

    public async Task<DueStep> RunAsync(DueItem item, CancellationToken cancel)
    {
        var (conversation, seq) = PollWork.Read(item);
        var left = await database.ReadAsync(db => VoteStore.OfAsync(db, conversation, seq, after: default, PollLimits.ForgottenAtOnce + 1), cancel);
        return left.Count > PollLimits.ForgottenAtOnce ? DueStep.Again(clock.GetUtcNow(), WriteAsync) : DueStep.Done(WriteAsync);

        async Task WriteAsync(DbSession db)
        {
            var votes = await VoteStore.OfAsync(db, conversation, seq, after: default, PollLimits.ForgottenAtOnce);
            if (await MessageStore.FindAsync(db, conversation, seq) is { Purged: true })
            {
                // It goes out of the files with what was purged. Whoever purges locks this row before all others, and feeds come last.
                await db.ExecuteAsync("UPDATE purge SET left_over = left_over + @Count WHERE id = 1", new { votes.Count });
            }

            // In the order of their ids: two who lock the same feeds must not wait for each other.
            foreach (var vote in votes.OrderBy(vote => vote.UserId.Value))
            {
                var change = await UserChange.BeginAsync(db, vote.UserId);
                var empty = vote with { Choices = 0, At = clock.GetUtcNow(), Rev = change.Rev };
                await VoteStore.EmptyAsync(db, empty);
                change.Add(VoteRow.Of(empty));
                change.End(db, feeds);
            }
        }
    }
}
