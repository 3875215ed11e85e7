using Parlance.Chat.Accounts;
using Parlance.Chat.Data;

namespace Parlance.Chat.Reading;

/// <summary>How far somebody has read, in the export of their account.</summary>
internal static class ExportedReading
{
    public static async Task<IReadOnlyList<ReadRow>> OfAsync(DbSession db, UserId user)
    {
        var rows = await db.QueryAsync<ReadPosition>($"SELECT {ReadStore.Columns} FROM read_positions WHERE user_id = @user ORDER BY conversation_id", new { user });
        return [.. rows.Select(ReadRow.Of)];
    }
}
