using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Data;
using Parlance.Chat.Feeds;
using Parlance.Chat.Http;

namespace Parlance.Chat.Conversations;

/// <summary>Makes a group or a channel, with whoever makes it as its owner. A direct conversation is made by its first message.</summary>
internal sealed class CreateConversation(ChatDatabase database, FeedPublisher feeds, RateLimiter limiter, TimeProvider clock)
{
    /// <param name="ClientId">Made by the client; a request that comes again finds what the first one made.</param>
    /// <param name="Kind"><c>group</c> or <c>channel</c>.</param>
    /// <param name="Name">1 to 80 characters; a group may do without. Unique among channels.</param>
    /// <param name="Topic">250 characters at most.</param>
    /// <param name="Emoji">One emoji as its picture, or nothing.</param>
    /// <param name="HistoryFor">Whether those who join read what was written before; <c>everybody</c> does if it is left out.</param>
    /// <param name="Members">Who else is in it from the beginning, 100 at most.</param>
    public sealed record Request(
        Guid? ClientId,
        ConversationKind? Kind,
        string? Name,
        string? Topic,
        string? Emoji,
        HistoryFor? HistoryFor,
        IReadOnlyList<UserId>? Members);

    /// <param name="Conversation">What was made.</param>
    public sealed record Created(ConversationRow Conversation) : Reply;

    public async Task<Created> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var (row, members) = Check(actor, request);
        limiter.Take(RateLimit.ChangesPerUser, actor.User.ToString());
        try
        {
            return new(ConversationRow.Of(await database.WriteAsync(db => CreateAsync(db, row, members), cancel)));
        }
        catch (Exception error) when (database.IsUniqueViolation(error))
        {
            // The same request, twice at the same time, or another channel of this name.
            var first = await database.ReadAsync(db => ConversationStore.FindCreatedAsync(db, actor.User, row.ClientId!.Value), cancel);
            return first is null ? throw ChatError.NameTaken() : new(ConversationRow.Of(first));
        }
    }

    private async Task<Conversation> CreateAsync(DbSession db, Conversation row, IReadOnlyList<UserId> members)
    {
        if (await ConversationStore.FindCreatedAsync(db, row.CreatedBy, row.ClientId!.Value) is { } first)
        {
            return first;
        }

        await Newcomers.RequireAsync(db, row.CreatedBy, members, "members");
        await ConversationStore.InsertAsync(db, row);
        var change = await ConversationChange.BeginAsync(db, feeds, row.Id);
        foreach (var user in members.Append(row.CreatedBy).Distinct().OrderBy(user => user.Value))
        {
            await change.JoinAsync(user, user == row.CreatedBy ? MemberRole.Owner : await Newcomers.RoleOfAsync(db, user), row.CreatedAt);
        }

        await Newcomers.RequireNoBlockAsync(db, row.CreatedBy, members, "members");
        return await change.EndAsync();
    }

    private (Conversation Row, IReadOnlyList<UserId> Members) Check(Actor actor, Request request)
    {
        if (actor.Role is ServerRole.Guest)
        {
            throw ChatError.Forbidden("Guests take part where they were invited.");
        }

        var now = clock.GetUtcNow();
        var validation = new Validation();
        var clientId = ConversationRules.ClientId(validation, request.ClientId);
        validation.Require(request.Kind is ConversationKind.Group or ConversationKind.Channel, "kind", "group or channel");
        var kind = request.Kind ?? ConversationKind.Group;
        var name = ConversationRules.Name(validation, kind, request.Name);
        var topic = ConversationRules.Topic(validation, request.Topic);
        var emoji = ConversationRules.Emoji(validation, request.Emoji);
        var members = ConversationRules.People(validation, request.Members, "members", ConversationLimits.InvitedMax);
        validation.ThrowIfInvalid();
        var row = new Conversation
        {
            Id = ConversationId.New(now),
            Kind = kind,
            Name = name,
            NameKey = kind is ConversationKind.Channel ? ConversationRules.NameKey(name) : null,
            Topic = topic,
            Emoji = emoji,
            HistoryFor = request.HistoryFor ?? Conversations.HistoryFor.Everybody,
            CreatedBy = actor.User,
            CreatedAt = now,
            ClientId = clientId,
            MaxVisibleFrom = 1,
        };
        return (row, members);
    }
}
