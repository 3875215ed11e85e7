using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Messages;
using Parlance.Chat.PersonalSettings;
using Parlance.Chat.Presence.Live;

namespace Parlance.Chat.Presence.Typing;

/// <summary>
/// Whether somebody may let others know that they type: who may write there may. A socket remembers the answer for some seconds, or until something
/// about its owner's memberships changes, so that a word for each key costs no query for each.
/// </summary>
internal sealed class MayType(ChatDatabase database, NodePresence node, RateLimiter limiter, TimeProvider clock)
{
    private const int AnswersMax = 32;

    /// <param name="Refusal">Why not; null for yes.</param>
    /// <param name="IsTold">Whether they want others to know.</param>
    /// <param name="News">The count of news when it was asked.</param>
    /// <param name="At">When it was asked.</param>
    internal sealed record Answer(ChatError? Refusal, bool IsTold, long News, long At);

    /// <returns>Whether others are to know.</returns>
    /// <exception cref="ChatError"><c>not_found</c>, <c>forbidden</c>, <c>archived</c>, <c>muted</c>, <c>blocked</c>.</exception>
    public async Task<bool> RequireAsync(PresentSocket socket, Actor actor, ConversationId conversation, CancellationToken cancel)
    {
        var answer = socket.MayType.GetValueOrDefault(conversation);
        while (answer is null || answer.News != node.NewsOf(socket) || clock.GetElapsedTime(answer.At) >= PresenceLimits.MayTypeFor)
        {
            limiter.Take(RateLimit.ChangesPerUser, actor.User.ToString());
            var news = node.NewsOf(socket);
            var (refusal, isTold) = await AskAsync(actor, conversation, cancel);
            answer = new(refusal, isTold, news, clock.GetTimestamp());
            Keep(socket, conversation, answer);
        }

        return answer.Refusal is null ? answer.IsTold : throw answer.Refusal;
    }

    private Task<(ChatError? Refusal, bool IsTold)> AskAsync(Actor actor, ConversationId conversation, CancellationToken cancel) => database.ReadAsync<(ChatError?, bool)>(
        async db =>
        {
            try
            {
                await MayWriteHere.RequireAsync(db, await Place.RequireAsync(db, actor, conversation, Act.Read), clock.GetUtcNow());
                return (null, await PersonalSettingStore.TellsTypingAsync(db, actor.User));
            }
            catch (ChatError refusal)
            {
                return (refusal, false);
            }
        },
        cancel);

    private static void Keep(PresentSocket socket, ConversationId conversation, Answer answer)
    {
        if (socket.MayType.Count >= AnswersMax)
        {
            socket.MayType.Clear();
        }

        socket.MayType[conversation] = answer;
    }
}
