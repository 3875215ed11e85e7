using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Audit;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;
using Parlance.Chat.Http;

namespace Parlance.Chat.Conversations;

/// <summary>Gives a member another role, or keeps them from writing for a time. What is left out stays.</summary>
internal sealed class ChangeMember(ChatDatabase database, FeedPublisher feeds, RateLimiter limiter, TimeProvider clock)
{
    /// <param name="Conversation">Its id; over HTTP it is in the address.</param>
    /// <param name="User">Whom; over HTTP in the address. Owners may give up their own role so.</param>
    /// <param name="Role">What they are to be. Guests of the server stay guests.</param>
    /// <param name="MutedForSeconds">How long they may not write, 28 days at most; 0 lets them write again.</param>
    public sealed record Request(ConversationId? Conversation, UserId? User, MemberRole? Role, int? MutedForSeconds);

    /// <param name="Member">As they are now.</param>
    public sealed record Changed(MemberRow Member) : Reply;

    public async Task<Changed> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var validation = new Validation();
        var id = ConversationRules.Conversation(validation, request.Conversation);
        var user = ConversationRules.User(validation, request.User);
        validation.Require(request.Role is not null || request.MutedForSeconds is not null, "role", "a role, or 'mutedForSeconds'");
        validation.Require(
            request.MutedForSeconds is null || (request.MutedForSeconds >= 0 && request.MutedForSeconds <= ConversationLimits.MuteMax.TotalSeconds),
            "mutedForSeconds",
            $"0 to {ConversationLimits.MuteMax.TotalSeconds}");
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ChangesPerUser, actor.User.ToString());
        return new(await database.WriteAsync(db => ChangeAsync(db, actor, id, user, request), cancel));
    }

    /// <summary>The same, in a transaction of somebody else, of a request that was checked.</summary>
    public async Task<MemberRow> ChangeAsync(DbSession db, Actor actor, ConversationId id, UserId user, Request request)
    {
        var place = await Place.RequireAsync(db, actor, id, request.Role is null ? Act.Mute : Act.ChangeRole, lockRow: true);
        if (request.MutedForSeconds is not null)
        {
            place.Require(Act.Mute);
        }

        var before = user == actor.User && request.MutedForSeconds is null
            ? await OwnAsync(db, place)
            : await Target.RequireAsync(db, place, user);
        var member = before;
        if (request.Role is { } role)
        {
            member = member with { Role = await CheckRoleAsync(db, member, role) };
        }

        if (request.MutedForSeconds is { } seconds)
        {
            member = member with { MutedUntil = seconds is 0 ? null : clock.GetUtcNow().AddSeconds(seconds) };
        }

        if (member == before)
        {
            return MemberRow.Of(member);
        }

        await AuditAsync(db, actor, before, member);
        var change = await ConversationChange.BeginAsync(db, feeds, id);
        await change.PutAsync(member);
        await change.EndAsync();
        return MemberRow.Of(member with { Rev = change.Conversation.Rev });
    }

    private async Task AuditAsync(DbSession db, Actor actor, Member before, Member after)
    {
        var (conversation, user) = (before.ConversationId, before.UserId);
        if (after.Role != before.Role)
        {
            var audited = new Audited(AuditAction.MemberRole) { Conversation = conversation, User = user };
            await AuditLog.WriteAsync(db, actor, audited.From(new { before.Role }, new { after.Role }), clock.GetUtcNow());
        }

        if (after.MutedUntil != before.MutedUntil)
        {
            var audited = new Audited(AuditAction.MemberMuted) { Conversation = conversation, User = user };
            await AuditLog.WriteAsync(db, actor, audited.From(new { before.MutedUntil }, new { after.MutedUntil }), clock.GetUtcNow());
        }
    }

    private static async Task<Member> OwnAsync(DbSession db, Place place) =>
        place.IsMember ? (await MemberStore.FindAsync(db, place.Conversation, place.Person))! : throw ChatError.NotFound("member");

    private static async Task<MemberRole> CheckRoleAsync(DbSession db, Member member, MemberRole role)
    {
        if (role is not MemberRole.Owner && await MemberStore.IsLastOwnerAsync(db, member))
        {
            throw ChatError.LastOwner();
        }

        if (role > MemberRole.Guest && await Newcomers.RoleOfAsync(db, member.UserId) is MemberRole.Guest)
        {
            throw ChatError.Forbidden("A guest of the server is one in every conversation.");
        }

        return role;
    }
}
