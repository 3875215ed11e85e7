using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Data;

namespace Parlance.Chat.Tests.Security;

/// <summary>All that lies in the database's tables, for who has stolen it.</summary>
internal sealed class DatabaseDump
{
    private readonly List<(string Where, byte[] Bytes)> _fields;

    private DatabaseDump(int tables, List<(string Where, byte[] Bytes)> fields)
    {
        Tables = tables;
        _fields = fields;
    }

    /// <summary>How many tables hold something.</summary>
    public int Tables { get; }

    public static Task<DatabaseDump> OfAsync(ChatApp app) => app.Services.GetRequiredService<ChatDatabase>().ReadAsync(
        async db =>
        {
            var names = await db.QueryAsync<string>(db.Dialect is Dialect.Postgres
                ? "SELECT table_name::text FROM information_schema.tables WHERE table_schema = 'public'"
                // The index of the search has no rows of its own: what it keeps lies in tables beside it.
                : "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL %'");
            var fields = new List<(string Where, byte[] Bytes)>();
            var filled = 0;
            foreach (var name in names)
            {
                // An object is a row of whatever columns there are.
                var rows = await db.QueryAsync<object>($"SELECT * FROM {name}");
                filled += rows.Count > 0 ? 1 : 0;
                fields.AddRange(rows.Cast<IDictionary<string, object?>>().SelectMany(row => row).Select(field => ($"{name}.{field.Key}", BytesOf(field.Value))));
            }

            return new DatabaseDump(filled, fields);
        },
        TestContext.Current.CancellationToken);

    /// <summary>The columns in which these bytes stand, alone or among others.</summary>
    public string[] Find(byte[] secret) =>
        [.. _fields.Where(field => field.Bytes.AsSpan().IndexOf(secret) >= 0).Select(field => field.Where).Distinct(StringComparer.Ordinal)];

    private static byte[] BytesOf(object? value) => value switch
    {
        null => [],
        byte[] bytes => bytes,
        _ => Encoding.UTF8.GetBytes(Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!),
    };
}
