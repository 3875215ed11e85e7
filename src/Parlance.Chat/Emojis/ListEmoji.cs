using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Data;
using Parlance.Chat.Http;
using Parlance.Chat.People;

namespace Parlance.Chat.Emojis;

/// <summary>Lists the emoji that people have added to the server, by their names. Clients that hold them follow the server's feed instead.</summary>
internal sealed class ListEmoji(ChatDatabase database, RateLimiter limiter)
{
    private const int LimitMax = 200;

    /// <param name="Cursor">The <c>next</c> of the page before.</param>
    /// <param name="Limit">1 to 200; 200 if it is left out.</param>
    public sealed record Request(string? Cursor, int? Limit);

    /// <param name="Items">By their names.</param>
    /// <param name="Next">To be given as <c>cursor</c>; null with the last page.</param>
    /// <param name="People">Who has added them.</param>
    public sealed record Listed(IReadOnlyList<EmojiRow> Items, string? Next, IReadOnlyList<PersonCard> People) : Reply;

    public Task<Listed> HandleAsync(Actor actor, Request request, CancellationToken cancel)
    {
        var validation = new Validation();
        var limit = request.Limit ?? LimitMax;
        validation.Require(limit is >= 1 and <= LimitMax, "limit", $"1 to {LimitMax}");
        validation.Require(request.Cursor is null || EmojiName.IsName(request.Cursor), "cursor", "what an answer's 'next' says");
        validation.ThrowIfInvalid();
        limiter.Take(RateLimit.ReadsPerUser, actor.User.ToString());
        return database.ReadAsync(db => ListAsync(db, request.Cursor ?? "", limit), cancel);
    }

    private static async Task<Listed> ListAsync(DbSession db, string after, int limit)
    {
        var found = await EmojiStore.ListAsync(db, after, limit + 1);
        var rows = found.Take(limit).Select(EmojiRow.Of).ToList();
        return new(rows, found.Count > limit ? rows[^1].Name : null, await PeopleStore.NamedAsync(db, rows));
    }
}
