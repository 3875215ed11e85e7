namespace Parlance.Chat.Data;

/// <summary>Writes that may be refused, and leave something behind all the same.</summary>
internal static class Refusal
{
    /// <summary>Runs a write in which a text may be let in. Should a filter refuse it, what the filter does to its author is written by itself, since nothing of the write is left.</summary>
    public static async Task<T> WriteTextAsync<T>(this ChatDatabase database, Func<DbSession, Task<T>> work, CancellationToken cancel)
    {
        try
        {
            return await database.WriteAsync(work, cancel);
        }
        catch (ChatError refusal) when (refusal.Aftermath is not null)
        {
            await database.WriteAsync(refusal.Aftermath, CancellationToken.None);
            throw;
        }
    }
}
