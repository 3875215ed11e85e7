using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Parlance.Chat.Accounts;
using Parlance.Chat.Accounts.Limits;
using Parlance.Chat.Data;
using Parlance.Chat.People;

namespace Parlance.Chat.Audit;

/// <summary>Writes the log, or a part of it, to a file, the newest first. It is read and sent a piece at a time, however long it is.</summary>
internal sealed partial class ExportAudit(ChatDatabase database, RateLimiter limiter, ILogger<ExportAudit> logger)
{
    public const string JsonLines = "jsonl";
    public const string Csv = "csv";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <param name="Type">Its media type.</param>
    /// <param name="Name">What it is to be called.</param>
    /// <param name="WriteAsync">Writes it.</param>
    internal sealed record Export(string Type, string Name, Func<Stream, Task> WriteAsync);

    /// <exception cref="ChatError"><c>invalid</c>, <c>rate_limited</c>.</exception>
    public Export Handle(Actor actor, AuditFilter filter, string? format, CancellationToken cancel)
    {
        var isCsv = format is Csv;
        if (format is not (null or "" or JsonLines or Csv))
        {
            throw ChatError.Invalid("format", "jsonl or csv");
        }

        limiter.Take(RateLimit.ExportsPerUser, actor.User.ToString());
        LogExported(actor.User);
        return new(isCsv ? "text/csv; charset=utf-8" : "application/jsonl", isCsv ? "audit.csv" : "audit.jsonl", to => WriteAsync(to, filter, isCsv, cancel));
    }

    private async Task WriteAsync(Stream to, AuditFilter filter, bool isCsv, CancellationToken cancel)
    {
        if (isCsv)
        {
            await to.WriteAsync(Encoding.UTF8.GetBytes(AuditCsv.Header), cancel);
        }

        var before = Guid.AllBitsSet;
        while (await ReadAsync(filter, before, cancel) is { Items: [.., var last] items } page)
        {
            var names = page.People.ToDictionary(person => person.Id, person => person.Username);
            var text = new StringBuilder();
            foreach (var item in items)
            {
                text.Append(isCsv ? AuditCsv.Line(item, names) : JsonSerializer.Serialize(item, Json) + "\n");
            }

            await to.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancel);
            await to.FlushAsync(cancel);
            before = last.Id;
        }
    }

    private Task<ListAudit.Listed> ReadAsync(AuditFilter filter, Guid before, CancellationToken cancel) => database.ReadAsync(
        async db =>
        {
            var items = (await AuditStore.ReadAsync(db, filter, before, AuditLimits.ExportedAtOnce)).Select(AuditItem.Of).ToList();
            return new ListAudit.Listed(items, Next: null, await PeopleStore.CardsAsync(db, [.. items.SelectMany(item => item.Named()).Distinct()]));
        },
        cancel);

    [LoggerMessage(10600, LogLevel.Information, "Administrator {User} exported the audit log")]
    private partial void LogExported(UserId user);
}
