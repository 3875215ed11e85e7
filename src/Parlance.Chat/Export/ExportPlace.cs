using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.People;

namespace Parlance.Chat.Export;

/// <summary>A conversation that somebody is or was in, and what its files are called.</summary>
/// <param name="Conversation">Which.</param>
/// <param name="Name">What it is called for them.</param>
/// <param name="File">The name of its files, without what says their type.</param>
internal sealed record ExportPlace(ConversationId Conversation, string Name, string File)
{
    public static async Task<IReadOnlyList<ExportPlace>> AllAsync(DbSession db, UserId user)
    {
        var memberships = await ExportedMembership.OfAsync(db, user);
        var pairs = (await db.QueryAsync<Direct>(
            "SELECT c.id, c.pair_key FROM members m JOIN conversations c ON c.id = m.conversation_id WHERE m.user_id = @user AND c.kind = @Direct",
            new { user, ConversationKind.Direct })).ToDictionary(row => row.Id, row => Pair.Of(row.PairKey).OtherThan(user));
        var people = (await PeopleStore.CardsAsync(db, [.. pairs.Values.Distinct()])).ToDictionary(card => card.Id);
        return [.. memberships.Select((place, index) => Of(place, index + 1, pairs.TryGetValue(place.Conversation, out var other) ? people.GetValueOrDefault(other) : null))];
    }

    private static ExportPlace Of(ExportedMembership place, int number, PersonCard? other)
    {
        var name = other is not null ? other.DisplayName : place.Name;
        var shown = name.Length > 0 ? name : place.Kind.ToString().ToLowerInvariant();
        return new(place.Conversation, shown, $"{number:0000}-{Slug(shown)}");
    }

    // What every file system can do with. The number tells apart what looks alike.
    private static string Slug(string name)
    {
        var slug = string.Join('-', string.Concat(Folding.Fold(name).Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return slug.Length is 0 ? "conversation" : slug[..Math.Min(slug.Length, 40)];
    }

    private sealed record Direct
    {
        public ConversationId Id { get; init; }

        public byte[] PairKey { get; init; } = [];
    }
}
