using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;
using Parlance.Chat.Http;

namespace Parlance.Chat.Conversations;

/// <summary>Lets people into a group or a channel. Those who are in it already stay as they are.</summary>
internal sealed class InviteMembers(ChatDatabase database, FeedPublisher feeds, RateLimiter limiter, TimeProvider clock)
{
    /// <param name="Conversation">Its id; over HTTP it is in the address.</param>
    /// <param name="Users">Whom, 1 to 100 people.</param>
    public sealed record Request(ConversationId? Conversation, IReadOnlyList<UserId>? Users);

    public async Task<DescribeConversation.Described> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var validation = new Validation();
        var id = ConversationRules.Conversation(validation, request.Conversation);
        var people = ConversationRules.People(validation, request.Users, "users", ConversationLimits.InvitedMax);
        validation.Require(people.Count > 0, "users", "at least one person");
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ChangesPerUser, actor.User.ToString());
        return new(ConversationRow.Of(await database.WriteAsync(db => InviteAsync(db, actor, id, people), cancel)));
    }

    private async Task<Conversation> InviteAsync(DbSession db, Actor actor, ConversationId id, IReadOnlyList<UserId> people)
    {
        var place = await Place.RequireAsync(db, actor, id, Act.Invite, lockRow: true);
        place.RequireOpen();
        var newcomers = await NewcomersAsync(db, id, people);
        if (newcomers.Count is 0)
        {
            return await ConversationStore.RequireAsync(db, id);
        }

        await Newcomers.RequireAsync(db, actor.User, newcomers, "users");
        var change = await ConversationChange.BeginAsync(db, feeds, id);
        var now = clock.GetUtcNow();
        foreach (var user in newcomers)
        {
            await RequireFitAsync(db, change.Conversation, user);
            await change.JoinAsync(user, await Newcomers.RoleOfAsync(db, user), now);
        }

        await Newcomers.RequireNoBlockAsync(db, actor.User, newcomers, "users");
        return await change.EndAsync();
    }

    private static async Task<IReadOnlyList<UserId>> NewcomersAsync(DbSession db, ConversationId id, IReadOnlyList<UserId> people)
    {
        var present = await db.QueryAsync<UserId>(
            "SELECT user_id FROM members WHERE conversation_id = @id AND left_at IS NULL AND user_id IN @people", new { id, people = DbList.Of(people) });
        return [.. people.Except(present)];
    }

    /// <summary>Whether one more may come in.</summary>
    public static bool HasRoom(Conversation conversation) =>
        conversation.Kind is not ConversationKind.Group || conversation.MemberCount < ConversationLimits.GroupMembersMax;

    private static async Task RequireFitAsync(DbSession db, Conversation conversation, UserId user)
    {
        if (await MemberStore.IsBannedAsync(db, conversation.Id, user))
        {
            throw ChatError.Conflict("One of them was put out for good. Lift the ban first.");
        }

        if (!HasRoom(conversation))
        {
            throw ChatError.Conflict($"A group has {ConversationLimits.GroupMembersMax} members at most. Make a channel for more.");
        }
    }
}
