using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Audit;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;
using Parlance.Chat.Http;

namespace Parlance.Chat.Retention;

/// <summary>
/// Decides how long the messages of a conversation are kept: its owners, as far as it is shorter than on the server, or an administrator of the server,
/// whatever else is. What is older is purged within some hours, and does not come back when this is changed.
/// </summary>
internal sealed class ChangeRetention(ChatDatabase database, FeedPublisher feeds, RateLimiter limiter, TimeProvider clock)
{
    /// <param name="Conversation">Its id; over HTTP it is in the address.</param>
    /// <param name="Days">1 to 36,500; null, or left out, for as long as on the server.</param>
    public sealed record Request(ConversationId? Conversation, int? Days);

    /// <param name="Days">1 to 36,500; 0 for ever; null, or left out, for what its owners and the server have decided.</param>
    public sealed record Fixed(int? Days);

    public async Task<DescribeConversation.Described> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var validation = new Validation();
        var id = ConversationRules.Conversation(validation, request.Conversation);
        validation.Require(request.Days is null or (>= RetentionLimits.DaysMin and <= RetentionLimits.DaysMax), "days", $"{RetentionLimits.DaysMin} to {RetentionLimits.DaysMax}");
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ChangesPerUser, actor.User.ToString());
        return await ChangeAsync(
            actor, id, db => Place.RequireAsync(db, actor, id, Act.ChangeRetention, lockRow: true), row => row with { RetentionDays = request.Days }, cancel);
    }

    public async Task<DescribeConversation.Described> FixAsync(Actor actor, ConversationId id, Fixed request, CancellationToken cancel)
    {
        var validation = new Validation();
        validation.Require(request.Days is null or (>= RetentionLimits.Forever and <= RetentionLimits.DaysMax), "days", $"{RetentionLimits.DaysMin} to {RetentionLimits.DaysMax}, or 0 for ever");
        validation.ThrowIfInvalid();
        return await ChangeAsync(actor, id, requireAsync: null, row => row with { RetentionFixed = request.Days }, cancel);
    }

    private async Task<DescribeConversation.Described> ChangeAsync(
        Actor actor, ConversationId id, Func<DbSession, Task>? requireAsync, Func<Conversation, Conversation> change, CancellationToken cancel)
    {
        var changed = await database.WriteAsync(
            async db =>
            {
                await (requireAsync?.Invoke(db) ?? Task.CompletedTask);
                var before = await ConversationStore.RequireAsync(db, id);
                if (change(before) == before)
                {
                    return before;
                }

                var audited = new Audited(AuditAction.RetentionChanged) { Conversation = id };
                var revision = await ConversationChange.BeginAsync(db, feeds, id);
                await AuditLog.WriteAsync(db, actor, audited.From(Shown(revision.Conversation), Shown(change(revision.Conversation))), clock.GetUtcNow());
                revision.Describe(change);
                return await revision.EndAsync();
            },
            cancel);
        return new(ConversationRow.Of(changed));
    }

    private static RetentionItem Shown(Conversation row) => new(row.RetentionDays, row.RetentionFixed);
}
