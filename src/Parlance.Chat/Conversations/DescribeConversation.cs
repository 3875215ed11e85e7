using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Audit;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;
using Parlance.Chat.Http;

namespace Parlance.Chat.Conversations;

/// <summary>Changes what a conversation is called and what it is about. What is left out stays.</summary>
internal sealed class DescribeConversation(ChatDatabase database, FeedPublisher feeds, RateLimiter limiter, TimeProvider clock)
{
    /// <param name="Conversation">Its id; over HTTP it is in the address.</param>
    /// <param name="Name">1 to 80 characters; a group may do without. Unique among channels.</param>
    /// <param name="Topic">250 characters at most.</param>
    /// <param name="Emoji">One emoji as its picture, or nothing.</param>
    /// <param name="HistoryFor">What those who join from now on may read of what was written before.</param>
    public sealed record Request(ConversationId? Conversation, string? Name, string? Topic, string? Emoji, HistoryFor? HistoryFor);

    /// <param name="Conversation">As it is now.</param>
    public sealed record Described(ConversationRow Conversation) : Reply;

    public async Task<Described> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var validation = new Validation();
        var id = ConversationRules.Conversation(validation, request.Conversation);
        var topic = ConversationRules.Topic(validation, request.Topic);
        var emoji = ConversationRules.Emoji(validation, request.Emoji);
        validation.Require(
            request is not { Name: null, Topic: null, Emoji: null, HistoryFor: null }, "name", "a name, or one of 'topic', 'emoji' and 'historyFor'");
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ChangesPerUser, actor.User.ToString());
        try
        {
            return new(ConversationRow.Of(await database.WriteAsync(db => DescribeAsync(db, actor, id, request, topic, emoji), cancel)));
        }
        catch (Exception error) when (database.IsUniqueViolation(error))
        {
            throw ChatError.NameTaken();
        }
    }

    private async Task<Conversation> DescribeAsync(DbSession db, Actor actor, ConversationId id, Request request, string topic, string emoji)
    {
        var place = await Place.RequireAsync(db, actor, id, Act.Describe, lockRow: true);
        place.RequireOpen();
        // A name and a topic are read by everybody: whoever is muted does not speak through them.
        place.RequireVoice(clock.GetUtcNow());
        if (request.HistoryFor is not null)
        {
            place.Require(Act.ChangeHistory);
        }

        var validation = new Validation();
        var name = request.Name is null ? null : ConversationRules.Name(validation, place.Kind, request.Name);
        validation.ThrowIfInvalid();
        Conversation Describe(Conversation row) => row with
        {
            Name = name ?? row.Name,
            NameKey = row.Kind is ConversationKind.Channel ? ConversationRules.NameKey(name ?? row.Name) : null,
            Topic = request.Topic is null ? row.Topic : topic,
            Emoji = request.Emoji is null ? row.Emoji : emoji,
            HistoryFor = request.HistoryFor ?? row.HistoryFor,
        };
        var before = await ConversationStore.RequireAsync(db, id);
        if (Describe(before) == before)
        {
            return before;
        }

        await AuditAsync(db, actor, before, Describe(before));
        var change = await ConversationChange.BeginAsync(db, feeds, id);
        change.Describe(Describe);
        return await change.EndAsync();
    }

    // What a group calls itself is its members' business, and nobody's who reads the log of the server.
    private async Task AuditAsync(DbSession db, Actor actor, Conversation before, Conversation after)
    {
        var audited = new Audited(AuditAction.ConversationChanged) { Conversation = before.Id };
        audited = before.Kind is ConversationKind.Channel
            ? audited.From(new { before.Name, before.Topic, before.Emoji, before.HistoryFor }, new { after.Name, after.Topic, after.Emoji, after.HistoryFor })
            : audited.From(new { before.HistoryFor }, new { after.HistoryFor });
        if (audited.After!.Count > 0)
        {
            await AuditLog.WriteAsync(db, actor, audited, clock.GetUtcNow());
        }
    }
}
