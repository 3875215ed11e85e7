using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Accounts.Profiles;
using Parlance.Chat.Data;

namespace Parlance.Chat.Export;

/// <summary>
/// Gives somebody all that the server keeps of their account and all that they have written, as one ZIP file of pages and JSON. It is read and sent a piece
/// at a time, however much they wrote, and nothing of it is kept on the server; what changes meanwhile may be in it or not.
/// </summary>
internal sealed partial class DownloadMyData(ChatDatabase database, ExportMe account, RateLimiter limiter, IOptions<JsonOptions> json, ILogger<DownloadMyData> logger)
{
    public const string FileName = "parlance-data.zip";

    private static readonly byte[] NewLine = "\n"u8.ToArray();

    private readonly JsonSerializerOptions _lines = json.Value.SerializerOptions;
    private readonly JsonSerializerOptions _indented = new(json.Value.SerializerOptions) { WriteIndented = true };

    /// <summary>What writes the file. All that may be refused is refused here.</summary>
    /// <exception cref="ChatError"><c>rate_limited</c>.</exception>
    public async Task<Func<Stream, Task>> HandleAsync(Actor actor, CancellationToken cancel)
    {
        limiter.Take(RateLimit.ExportsPerUser, actor.User.ToString());
        var kept = await account.ReadAsync(actor, cancel);
        var places = await database.ReadAsync(db => ExportPlace.AllAsync(db, actor.User), cancel);
        LogDownloaded(actor.User);
        return async to =>
        {
            await using var held = new HoldingStream(to);
            await using (var zip = await ZipArchive.CreateAsync(held, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancel))
            {
                await WriteAsync(zip, actor.User, kept, places, cancel);
            }

            await held.FlushAsync(cancel);
        };
    }

    private async Task WriteAsync(ZipArchive zip, UserId user, AccountExport kept, IReadOnlyList<ExportPlace> places, CancellationToken cancel)
    {
        await using (var file = await OpenAsync(zip, "account.json", cancel))
        {
            await JsonSerializer.SerializeAsync(file, kept, _indented, cancel);
        }

        var written = new List<(ExportPlace Place, int Messages)>();
        foreach (var place in places)
        {
            var seqs = await database.ReadAsync(db => OwnMessages.SeqsAsync(db, place.Conversation, user), cancel);
            if (seqs.Count > 0)
            {
                await WriteJsonAsync(zip, user, place, seqs, cancel);
                await WritePageAsync(zip, user, place, seqs, cancel);
                written.Add((place, seqs.Count));
            }
        }

        await using var index = await OpenAsync(zip, "index.html", cancel);
        await index.WriteAsync(Encoding.UTF8.GetBytes(ExportPages.Index(kept, written)), cancel);
    }

    private async Task WriteJsonAsync(ZipArchive zip, UserId user, ExportPlace place, IReadOnlyList<long> seqs, CancellationToken cancel)
    {
        await using var file = await OpenAsync(zip, $"messages/{place.File}.json", cancel);
        var before = "["u8.ToArray();
        await foreach (var message in ReadAsync(user, place, seqs, cancel))
        {
            await file.WriteAsync(before, cancel);
            await file.WriteAsync(NewLine, cancel);
            await file.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(message, _lines), cancel);
            before = ","u8.ToArray();
        }

        await file.WriteAsync(before is [(byte)'['] ? "[]\n"u8.ToArray() : "\n]\n"u8.ToArray(), cancel);
    }

    private async Task WritePageAsync(ZipArchive zip, UserId user, ExportPlace place, IReadOnlyList<long> seqs, CancellationToken cancel)
    {
        await using var file = await OpenAsync(zip, $"messages/{place.File}.html", cancel);
        await file.WriteAsync(Encoding.UTF8.GetBytes(ExportPages.Head(place)), cancel);
        await foreach (var message in ReadAsync(user, place, seqs, cancel))
        {
            await file.WriteAsync(Encoding.UTF8.GetBytes(ExportPages.Message(message)), cancel);
        }

        await file.WriteAsync(Encoding.UTF8.GetBytes(ExportPages.End), cancel);
    }

    private async IAsyncEnumerable<ExportedMessage> ReadAsync(
        UserId user, ExportPlace place, IReadOnlyList<long> seqs, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var some in seqs.Chunk(ExportLimits.MessagesAtOnce))
        {
            foreach (var message in await database.ReadAsync(db => OwnMessages.ReadAsync(db, place.Conversation, user, some), cancel))
            {
                yield return message;
            }
        }
    }

    // The clock of a file in a ZIP has no zone: it is left at its beginning.
    private static Task<Stream> OpenAsync(ZipArchive zip, string name, CancellationToken cancel)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return entry.OpenAsync(cancel);
    }

    [LoggerMessage(10650, LogLevel.Information, "User {User} downloaded their data")]
    private partial void LogDownloaded(UserId user);
}
