using System.Globalization;
using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Data;
using Parlance.Chat.Http;
using Parlance.Chat.People;

namespace Parlance.Chat.Conversations;

/// <summary>Lists who is in a conversation: owners first, then by how long they have been on the server. The cost of a part does not depend on how many there are.</summary>
internal sealed class ListMembers(ChatDatabase database, RateLimiter limiter)
{
    /// <param name="Conversation">Its id; over HTTP it is in the address.</param>
    /// <param name="Cursor">The <c>next</c> of the part before.</param>
    /// <param name="Limit">1 to 200; 50 if it is left out.</param>
    public sealed record Request(ConversationId? Conversation, string? Cursor, int? Limit);

    /// <param name="Items">This part.</param>
    /// <param name="Next">To be given as <c>cursor</c>; null at the end.</param>
    /// <param name="Head">The revision of the feed of which this is.</param>
    /// <param name="People">Who they are.</param>
    public sealed record Listed(IReadOnlyList<MemberRow> Items, string? Next, long Head, IReadOnlyList<PersonCard> People) : Reply;

    public Task<Listed> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var validation = new Validation();
        var id = ConversationRules.Conversation(validation, request.Conversation);
        var after = MemberCursor.Parse(validation, request.Cursor);
        var limit = request.Limit ?? Page.LimitDefault;
        validation.Require(limit is >= 1 and <= Page.LimitMax, "limit", $"1 to {Page.LimitMax}");
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ReadsPerUser, actor.User.ToString());
        return database.ReadAsync(db => ReadAsync(db, actor, id, after, limit), cancel);
    }

    private static async Task<Listed> ReadAsync(DbSession db, Actor actor, ConversationId id, MemberCursor after, int limit)
    {
        var place = await Place.RequireAsync(db, actor, id, Act.Read);
        // Two stretches of one index: the rest of this role, then the lower ones.
        var rows = new List<Member>(await ReadRoleAsync(db, id, after, limit + 1));
        if (rows.Count <= limit)
        {
            rows.AddRange(await ReadLowerAsync(db, id, after.Role, limit + 1 - rows.Count));
        }

        var next = rows.Count > limit ? MemberCursor.Of(rows[limit - 1]).ToString() : null;
        var items = rows.Take(limit).Select(MemberRow.Of).ToList();
        return new(items, next, place.Rev, await PeopleStore.NamedAsync(db, items));
    }

    private static Task<IReadOnlyList<Member>> ReadRoleAsync(DbSession db, ConversationId id, MemberCursor after, int take) => db.QueryAsync<Member>(
        $"SELECT {MemberStore.Columns} FROM members WHERE conversation_id = @id AND left_at IS NULL AND role = @Role AND user_id > @User ORDER BY user_id LIMIT @take",
        new { id, after.Role, after.User, take });

    private static Task<IReadOnlyList<Member>> ReadLowerAsync(DbSession db, ConversationId id, MemberRole role, int take) => db.QueryAsync<Member>(
        $"SELECT {MemberStore.Columns} FROM members WHERE conversation_id = @id AND left_at IS NULL AND role < @role ORDER BY role DESC, user_id LIMIT @take",
        new { id, role, take });

    /// <summary>The member that a part ended with.</summary>
    private sealed record MemberCursor(MemberRole Role, UserId User)
    {
        public static MemberCursor Of(Member member) => new(member.Role, member.UserId);

        public static MemberCursor Parse(Validation validation, string? text)
        {
            var first = new MemberCursor(MemberRole.Owner, default);
            if (string.IsNullOrEmpty(text))
            {
                return first;
            }

            var parts = text.Split('.');
            if (parts.Length is 2 && Enum.TryParse<MemberRole>(parts[0], out var role) && Enum.IsDefined(role) && UserId.TryParse(parts[1], out var user))
            {
                return new(role, user);
            }

            validation.Add("cursor", "what an answer's 'next' says");
            return first;
        }

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(int)Role}.{User}");
    }
}
