using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Contacts;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Http;
using Parlance.Chat.Messages;
using Parlance.Chat.Presence.Live;

namespace Parlance.Chat.Presence;

/// <summary>Counts whom a mention of everybody would interrupt, before it is sent.</summary>
internal sealed class CountReach(ChatDatabase database, RateLimiter limiter, NodePresence node)
{
    /// <param name="Conversation">Where; over HTTP it is in the address.</param>
    /// <param name="Everybody"><c>here</c>: members who are seen to be online or away. <c>channel</c>: all members. Never oneself.</param>
    public sealed record Request(ConversationId? Conversation, Everybody? Everybody);

    /// <param name="People">How many.</param>
    public sealed record Reached(long People) : Reply;

    public async Task<Reached> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var validation = new Validation();
        var conversation = ConversationRules.Conversation(validation, request.Conversation);
        validation.Require(request.Everybody is Everybody.Here or Everybody.Channel, "everybody", "here or channel");
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ReadsPerUser, actor.User.ToString());
        return new(await database.ReadAsync(db => CountAsync(db, actor, conversation, request.Everybody!.Value), cancel));
    }

    /// <summary>The word as it stands in a query.</summary>
    public static Everybody? Parse(string? text) => text switch
    {
        "here" => Everybody.Here,
        "channel" => Everybody.Channel,
        _ => null,
    };

    private async Task<long> CountAsync(DbSession db, Actor actor, ConversationId conversation, Everybody everybody)
    {
        var place = await Place.RequireAsync(db, actor, conversation, Act.MentionEverybody);
        if (everybody is Everybody.Channel)
        {
            var members = (await ConversationStore.RequireAsync(db, conversation)).MemberCount;
            return place.IsMember ? members - 1 : members;
        }

        var count = 0L;
        foreach (var batch in node.Reachable().Where(person => person != actor.User).Chunk(PresenceLimits.BatchMax))
        {
            // Whoever has blocked the one who asks is not here for them.
            var shown = batch.Except(await Blocks.WhoBlockedAsync(db, batch, actor.User)).ToList();
            count += await db.ScalarAsync<long>(
                "SELECT COUNT(*) FROM members WHERE conversation_id = @conversation AND left_at IS NULL AND user_id IN @shown",
                new { conversation, shown = DbList.Of(shown) });
        }

        return count;
    }
}
