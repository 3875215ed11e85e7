using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Audit;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;
using Parlance.Chat.Http;

namespace Parlance.Chat.Hooks;

/// <summary>Removes an incoming webhook for good. What it has said stays, under its name.</summary>
internal sealed class RemoveHook(ChatDatabase database, FeedPublisher feeds, RateLimiter limiter, TimeProvider clock)
{
    /// <param name="Conversation">Where it writes; over HTTP it is in the address.</param>
    /// <param name="Hook">Which; over HTTP in the address.</param>
    public sealed record Request(ConversationId? Conversation, Guid? Hook);

    public async Task<Reply> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var validation = new Validation();
        var conversation = ConversationRules.Conversation(validation, request.Conversation);
        validation.Require(request.Hook is not null, "hook", "the id of a hook");
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ChangesPerUser, actor.User.ToString());
        await database.WriteAsync(db => RemoveAsync(db, actor, conversation, request.Hook!.Value), cancel);
        return Reply.Done;
    }

    private async Task RemoveAsync(DbSession db, Actor actor, ConversationId conversation, Guid id)
    {
        await Place.RequireAsync(db, actor, conversation, Act.ManageHooks, lockRow: true);
        var hook = await HookStore.RequireAsync(db, conversation, id);
        var now = clock.GetUtcNow();
        await HookStore.DeleteAsync(db, id);
        await PersonalTokenStore.RevokeAsync(db, hook.BotId, hook.TokenId, now);
        if (await MemberStore.FindAsync(db, conversation, hook.BotId) is { LeftAt: null } member)
        {
            var change = await ConversationChange.BeginAsync(db, feeds, conversation);
            await change.LeaveAsync(member, now);
            await change.EndAsync();
        }

        if (await UserStore.FindAsync(db, hook.BotId) is { } bot)
        {
            await UserStore.UpdateAsync(db, bot with { DisabledAt = bot.DisabledAt ?? now }, now);
        }

        var audited = new Audited(AuditAction.HookRemoved) { Conversation = conversation, About = id };
        await AuditLog.WriteAsync(db, actor, audited.With(new { hook.Name }), now);
    }
}
