using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Logging;
using Parlance.Chat.Data;

namespace Parlance.Chat.Security;

/// <summary>The documents of the key ring, in the database. They are few: a key lives for ninety days.</summary>
internal sealed partial class KeyRingRepository(ChatDatabase database, TimeProvider clock, ILogger<KeyRingRepository> logger) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        var documents = Wait(() => database.ReadAsync(
            db => db.QueryAsync<byte[]>("SELECT sealed_xml FROM data_protection_keys ORDER BY created_at, id"),
            CancellationToken.None));
        return [.. documents.Select(document => XElement.Parse(Encoding.UTF8.GetString(document)))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        var now = clock.GetUtcNow();
        var row = new
        {
            id = Guid.CreateVersion7(now).ToString(),
            document = Encoding.UTF8.GetBytes(element.ToString(SaveOptions.DisableFormatting)),
            now,
        };
        Wait(() => database.WriteAsync(
            db => db.ExecuteAsync("INSERT INTO data_protection_keys (id, sealed_xml, created_at) VALUES (@id, @document, @now)", row),
            CancellationToken.None));
        LogStored(element.Name.LocalName);
    }

    // The interface knows no tasks. It is called when the host starts and, from the pool, once a day; nothing that the database needs waits for it.
    private static T Wait<T>(Func<Task<T>> work) => Task.Run(work).GetAwaiter().GetResult();

    [LoggerMessage(10300, LogLevel.Information, "The key ring has a new document: {Kind}")]
    private partial void LogStored(string kind);
}
