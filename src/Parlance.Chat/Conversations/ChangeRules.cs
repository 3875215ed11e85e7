using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Audit;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;
using Parlance.Chat.Http;

namespace Parlance.Chat.Conversations;

/// <summary>Decides who writes, invites, pins and mentions everybody in a group or a channel, and how fast. What is left out stays.</summary>
internal sealed class ChangeRules(ChatDatabase database, FeedPublisher feeds, RateLimiter limiter, TimeProvider clock)
{
    /// <param name="Conversation">Its id; over HTTP it is in the address.</param>
    /// <param name="SlowSeconds">How long a member waits between two messages, 0 to 21,600; 0 for not at all. Moderators decide it, and do not wait.</param>
    /// <param name="Send">The lowest role that writes: with <c>moderator</c> the others only read and react. Owners decide this and what follows.</param>
    /// <param name="MentionEverybody">The lowest role whose mention of everybody is one.</param>
    /// <param name="Invite">The lowest role that brings others in; not <c>guest</c>.</param>
    /// <param name="Pin">The lowest role that pins messages.</param>
    /// <param name="Previews">Whether messages show what their links lead to.</param>
    public sealed record Request(ConversationId? Conversation, int? SlowSeconds, MemberRole? Send, MemberRole? MentionEverybody, MemberRole? Invite, MemberRole? Pin, bool? Previews = null)
    {
        internal bool IsForOwners => this is not { Send: null, MentionEverybody: null, Invite: null, Pin: null, Previews: null };
    }

    public async Task<DescribeConversation.Described> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var validation = new Validation();
        var id = ConversationRules.Conversation(validation, request.Conversation);
        var slowest = (int)ConversationLimits.SlowMax.TotalSeconds;
        validation.Require(request.SlowSeconds is null || (request.SlowSeconds >= 0 && request.SlowSeconds <= slowest), "slowSeconds", $"0 to {slowest}");
        validation.Require(request.Invite is not MemberRole.Guest, "invite", "member, moderator or owner");
        validation.Require(request.SlowSeconds is not null || request.IsForOwners, "slowSeconds", "a number of seconds, or one of 'send', 'mentionEverybody', 'invite', 'pin' and 'previews'");
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ChangesPerUser, actor.User.ToString());
        return new(ConversationRow.Of(await database.WriteAsync(db => ChangeAsync(db, actor, id, request), cancel)));
    }

    private async Task<Conversation> ChangeAsync(DbSession db, Actor actor, ConversationId id, Request request)
    {
        var place = await Place.RequireAsync(db, actor, id, request.IsForOwners ? Act.ChangeRules : Act.SlowDown, lockRow: true);
        var before = await ConversationStore.RequireAsync(db, id);
        if (Change(before) == before)
        {
            return before;
        }

        var audited = new Audited(AuditAction.ConversationChanged) { Conversation = id };
        await AuditLog.WriteAsync(
            db, actor, audited.From(RulesItem.Of(place.Kind, before.Rules)!, RulesItem.Of(place.Kind, Change(before).Rules)!), clock.GetUtcNow());
        var change = await ConversationChange.BeginAsync(db, feeds, id);
        change.Describe(Change);
        return await change.EndAsync();

        Conversation Change(Conversation row) => row with
        {
            SlowSeconds = request.SlowSeconds ?? row.SlowSeconds,
            SendFrom = Own(Act.Send, request.Send, row.SendFrom),
            MentionFrom = Own(Act.MentionEverybody, request.MentionEverybody, row.MentionFrom),
            InviteFrom = Own(Act.Invite, request.Invite, row.InviteFrom),
            PinFrom = Own(Act.Pin, request.Pin, row.PinFrom),
            NoPreviews = request.Previews is { } previews ? !previews : row.NoPreviews,
        };

        // What holds for the kind anyhow is no rule of its own.
        MemberRole? Own(Act act, MemberRole? asked, MemberRole? now) =>
            asked is null ? now : asked == Permissions.LowestOf(place.Kind, rules: null, act) ? null : asked;
    }
}
