using Parlance.Chat.Accounts;
using Parlance.Chat.Data;

namespace Parlance.Chat.Contacts;

/// <summary>What somebody is to others, in the export of their account.</summary>
/// <param name="Contacts">Contacts, and requests that wait.</param>
/// <param name="Blocks">Whom they have blocked.</param>
internal sealed record ExportedContacts(IReadOnlyList<ContactRow> Contacts, IReadOnlyList<BlockRow> Blocks)
{
    public static async Task<ExportedContacts> OfAsync(DbSession db, UserId user) => new(
        [.. (await ContactStore.OfAsync(db, user)).Select(ContactRow.Of)],
        [.. (await BlockStore.OfAsync(db, user)).Select(BlockRow.Of)]);
}
