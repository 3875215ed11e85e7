using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Audit;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;
using Parlance.Chat.Http;

namespace Parlance.Chat.Conversations;

/// <summary>Puts somebody out of a group or a channel, for now or for good. Their sockets hear nothing of it any more.</summary>
internal sealed class RemoveMember(ChatDatabase database, FeedPublisher feeds, RateLimiter limiter, TimeProvider clock)
{
    /// <param name="Conversation">Its id; over HTTP it is in the address.</param>
    /// <param name="User">Whom; over HTTP in the address.</param>
    public sealed record Kick(ConversationId? Conversation, UserId? User);

    /// <param name="Conversation">Its id; over HTTP it is in the address.</param>
    /// <param name="User">Whom; over HTTP in the address. They need not be in it.</param>
    /// <param name="Reason">For the list of bans; 250 characters at most.</param>
    public sealed record Ban(ConversationId? Conversation, UserId? User, string? Reason);

    public async Task<Reply> HandleAsync(Actor actor, Kick request, CancellationToken cancel)
    {
        var validation = new Validation();
        var id = ConversationRules.Conversation(validation, request.Conversation);
        var user = ConversationRules.User(validation, request.User);
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ChangesPerUser, actor.User.ToString());
        await database.WriteAsync(db => KickAsync(db, actor, id, user), cancel);
        return Reply.Done;
    }

    public async Task<Reply> HandleAsync(Actor actor, Ban request, CancellationToken cancel)
    {
        var validation = new Validation();
        var id = ConversationRules.Conversation(validation, request.Conversation);
        var user = ConversationRules.User(validation, request.User);
        var reason = validation.Line(request.Reason, "reason", 0, ConversationLimits.ReasonCharsMax);
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ChangesPerUser, actor.User.ToString());
        await database.WriteAsync(db => BanAsync(db, actor, id, user, reason), cancel);
        return Reply.Done;
    }

    /// <summary>Lets somebody join again who was put out for good.</summary>
    public async Task<Reply> HandleUnbanAsync(Actor actor, Kick request, CancellationToken cancel)
    {
        var validation = new Validation();
        var id = ConversationRules.Conversation(validation, request.Conversation);
        var user = ConversationRules.User(validation, request.User);
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ChangesPerUser, actor.User.ToString());
        await database.WriteAsync(
            async db =>
            {
                await Place.RequireAsync(db, actor, id, Act.Ban, lockRow: true);
                if (await db.ExecuteAsync("DELETE FROM bans WHERE conversation_id = @id AND user_id = @user", new { id, user }) > 0)
                {
                    await AuditLog.WriteAsync(db, actor, new(AuditAction.MemberUnbanned) { Conversation = id, User = user }, clock.GetUtcNow());
                }
            },
            cancel);
        return Reply.Done;
    }

    private async Task KickAsync(DbSession db, Actor actor, ConversationId id, UserId user)
    {
        var place = await Place.RequireAsync(db, actor, id, Act.Kick, lockRow: true);
        var member = await Target.RequireAsync(db, place, user);
        var audited = new Audited(AuditAction.MemberKicked) { Conversation = id, User = user, Before = AuditLog.ToJson(new { member.Role }) };
        await AuditLog.WriteAsync(db, actor, audited, clock.GetUtcNow());
        await OutAsync(db, id, member);
    }

    /// <summary>Puts somebody out for good, in a transaction of somebody else.</summary>
    public async Task BanAsync(DbSession db, Actor actor, ConversationId id, UserId user, string reason)
    {
        var place = await Place.RequireAsync(db, actor, id, Act.Ban, lockRow: true);
        var member = await Target.FindAsync(db, place, user);
        await Newcomers.RequireKnownAsync(db, user);
        await db.ExecuteAsync(
            """
            INSERT INTO bans (conversation_id, user_id, banned_by, reason, banned_at) VALUES (@id, @user, @by, @reason, @now)
            ON CONFLICT (conversation_id, user_id) DO UPDATE SET banned_by = excluded.banned_by, reason = excluded.reason, banned_at = excluded.banned_at
            """,
            new { id, user, by = actor.User, reason, now = clock.GetUtcNow() });
        var audited = new Audited(AuditAction.MemberBanned) { Conversation = id, User = user, Before = member is null ? null : AuditLog.ToJson(new { member.Role }) };
        await AuditLog.WriteAsync(db, actor, audited.With(new { reason }), clock.GetUtcNow());
        if (member is not null)
        {
            await OutAsync(db, id, member);
        }
    }

    private async Task OutAsync(DbSession db, ConversationId id, Member member)
    {
        var change = await ConversationChange.BeginAsync(db, feeds, id);
        // An administrator of the server can put out an owner whom no other owner would.
        await change.RequireOwnerAfterAsync(member);
        await change.LeaveAsync(member, clock.GetUtcNow());
        await change.EndAsync();
    }
}
