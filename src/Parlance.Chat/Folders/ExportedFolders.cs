using Parlance.Chat.Accounts;
using Parlance.Chat.Data;

namespace Parlance.Chat.Folders;

/// <summary>Somebody's folders and favourites, in the export of their account.</summary>
/// <param name="Folders">In their order.</param>
/// <param name="Places">What is in them, and among the favourites.</param>
internal sealed record ExportedFolders(IReadOnlyList<FolderRow> Folders, IReadOnlyList<PlaceRow> Places)
{
    public static async Task<ExportedFolders> OfAsync(DbSession db, UserId user) => new(
        [.. (await FolderStore.OfAsync(db, user)).Select(FolderRow.Of)], [.. (await FolderStore.PlacesOfAsync(db, user)).Select(PlaceRow.Of)]);
}
