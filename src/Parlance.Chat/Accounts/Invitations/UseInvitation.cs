using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;
using Parlance.Chat.Security;

namespace Parlance.Chat.Accounts.Invitations;

/// <summary>Enters the conversation that a link leads to. Nothing else has to be known of it.</summary>
internal sealed class UseInvitation(ChatDatabase database, FeedPublisher feeds, SecretBox box, RateLimiter limiter, TimeProvider clock)
{
    /// <param name="Token">The link's secret.</param>
    public sealed record Request(string? Token);

    public async Task<DescribeConversation.Described> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        limiter.Take(RateLimit.CodePerAccount, actor.User.ToString());
        var mac = Invitation.MacOf(box, request.Token is { Length: <= 128 } token ? token : "");
        return new(ConversationRow.Of(await database.WriteAsync(db => UseAsync(db, actor, mac), cancel)));
    }

    /// <summary>Lets somebody in who has just made their account by a link, unless the conversation takes nobody any more: the account is theirs all the same.</summary>
    public async Task LandAsync(DbSession db, UserId user, ConversationId conversation, MemberRole role)
    {
        var row = await ConversationStore.RequireAsync(db, conversation);
        if (row.ArchivedAt is null && InviteMembers.HasRoom(row))
        {
            await JoinAsync(db, user, conversation, role);
        }
    }

    private async Task<Conversation> UseAsync(DbSession db, Actor actor, byte[] mac)
    {
        // Locked are the conversation and then the link, as where somebody registers by it.
        var found = await InvitationStore.FindOpenAsync(db, mac, clock.GetUtcNow());
        if (found is not { ConversationId: { } id })
        {
            throw ChatError.InvitationInvalid();
        }

        var place = await Place.ReadAsync(db, actor, id, lockRow: true);
        var row = await ConversationStore.RequireAsync(db, id);
        if (place.IsMember)
        {
            return row;
        }

        if (await MemberStore.IsBannedAsync(db, id, actor.User))
        {
            throw ChatError.Banned();
        }

        place.RequireOpen();
        if (!InviteMembers.HasRoom(row))
        {
            throw ChatError.Conflict($"A group has {ConversationLimits.GroupMembersMax} members at most.");
        }

        if (!await InvitationStore.TakeUseAsync(db, found.Id, clock.GetUtcNow()))
        {
            throw ChatError.InvitationInvalid();
        }

        return await JoinAsync(db, actor.User, id, found.Role is ServerRole.Guest ? MemberRole.Guest : MemberRole.Member);
    }

    private async Task<Conversation> JoinAsync(DbSession db, UserId user, ConversationId conversation, MemberRole role)
    {
        var theirs = await Newcomers.RoleOfAsync(db, user);
        var change = await ConversationChange.BeginAsync(db, feeds, conversation);
        await change.JoinAsync(user, role < theirs ? role : theirs, clock.GetUtcNow());
        return await change.EndAsync();
    }
}
