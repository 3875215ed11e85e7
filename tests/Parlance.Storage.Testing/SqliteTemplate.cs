using Microsoft.Extensions.Logging.Abstractions;
using Parlance.Storage.Sqlite;

namespace Parlance.Storage.Testing;

/// <summary>An empty file with the chat's schema. Copying it is quicker than migrating another: no flush of the disk.</summary>
internal static class SqliteTemplate
{
    private static readonly Lazy<Task<byte[]>> s_content = new(MakeAsync);

    public static string NewFile() => Path.Combine(Directory.CreateTempSubdirectory("parlance-").FullName, "parlance.db");

    public static async Task<string> NewMigratedFileAsync()
    {
        var file = NewFile();
        await File.WriteAllBytesAsync(file, await s_content.Value);
        return file;
    }

    private static async Task<byte[]> MakeAsync()
    {
        var file = NewFile();
        await using (var database = SqliteDatabase.Open(file, TimeProvider.System, NullLoggerFactory.Instance))
        {
            await database.MigrateAsync(CancellationToken.None);
        }

        var content = await File.ReadAllBytesAsync(file);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        return content;
    }
}
