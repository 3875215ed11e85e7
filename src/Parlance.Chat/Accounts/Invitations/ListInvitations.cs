using Parlance.Chat.Data;
using Parlance.Chat.Http;

namespace Parlance.Chat.Accounts.Invitations;

/// <summary>Lists the invitations that were not revoked, whoever made them.</summary>
internal sealed class ListInvitations(ChatDatabase database)
{
    public async Task<Page<InvitationItem>> HandleAsync(string? cursor, int? limit, CancellationToken cancel)
    {
        var query = PageQuery.Of(cursor, limit);
        var rows = await database.ReadAsync(db => InvitationStore.ListAsync(db, query), cancel);
        return query.ToPage(rows, invitation => invitation.Id, InvitationItem.Of);
    }
}
