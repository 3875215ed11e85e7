using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Http;

namespace Parlance.Chat.Admin.Conversations;

/// <summary>Lists the conversations of the server, all or those of a kind, or whose name contains something.</summary>
internal sealed class ListServerConversations(ChatDatabase database)
{
    public async Task<Page<AdminConversation>> HandleAsync(string? search, string? kind, string? cursor, int? limit, CancellationToken cancel)
    {
        var query = PageQuery.Of(cursor, limit);
        var validation = new Validation();
        var text = validation.Line(search, "q", 0, ConversationLimits.NameCharsMax);
        ConversationKind? wanted = kind switch
        {
            "direct" => ConversationKind.Direct,
            "group" => ConversationKind.Group,
            "channel" => ConversationKind.Channel,
            _ => null,
        };
        validation.Require(wanted is not null || string.IsNullOrEmpty(kind), "kind", "direct, group or channel");
        validation.ThrowIfInvalid();
        var rows = await database.ReadAsync(db => ReadAsync(db, text, wanted, query), cancel);
        return query.ToPage(rows, row => row.Id.Value, AdminConversation.Of);
    }

    /// <exception cref="ChatError"><c>not_found</c>.</exception>
    public Task<AdminConversation> GetAsync(ConversationId id, CancellationToken cancel) =>
        database.ReadAsync(async db => AdminConversation.Of(await ConversationStore.RequireAsync(db, id)), cancel);

    private static Task<IReadOnlyList<Conversation>> ReadAsync(DbSession db, string text, ConversationKind? kind, PageQuery query)
    {
        var matching = text.Length is 0 ? "" : @"AND search_text LIKE @pattern ESCAPE '\'";
        var ofKind = kind is null ? "" : "AND kind = @kind";
        return db.QueryAsync<Conversation>(
            $"SELECT {ConversationStore.Columns} FROM conversations WHERE id < @Before {ofKind} {matching} ORDER BY id DESC LIMIT @Take",
            new { query.Before, query.Take, kind, pattern = LikePattern.Containing(Folding.Fold(text)) });
    }
}
