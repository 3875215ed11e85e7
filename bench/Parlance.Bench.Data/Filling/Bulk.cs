using System.Data;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Dapper;
using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Messages;

namespace Parlance.Bench.Data.Filling;

/// <summary>
/// Writes many rows through a session of the product: on SQLite one prepared statement for all of them, on PostgreSQL one statement with an array for
/// each column. The values lie as the product's own handlers write them.
/// </summary>
internal static class Bulk
{
    // Rows in one statement, which has half a minute.
    private const int TogetherMax = 50_000;

    /// <param name="db">A transaction.</param>
    /// <param name="table">Where to.</param>
    /// <param name="columns">Which, with commas between them. The rows have a property for each: <c>created_at</c> is <c>CreatedAt</c>.</param>
    /// <param name="rows">What.</param>
    public static Task<int> InsertAsync<T>(DbSession db, string table, string columns, IReadOnlyList<T> rows)
        where T : class
    {
        var properties = columns.Split(", ").Select(PropertyOf<T>).ToList();
        return rows.Count is 0 ? Task.FromResult(0)
            : db.Dialect is Dialect.Sqlite ? EachAsync(db, table, columns, properties, rows)
            : TogetherAsync(db, table, columns, properties, rows);
    }

    // Dapper runs one command for all of them.
    private static Task<int> EachAsync<T>(DbSession db, string table, string columns, List<PropertyInfo> properties, IReadOnlyList<T> rows) =>
        db.ExecuteAsync($"INSERT INTO {table} ({columns}) VALUES ({string.Join(", ", properties.Select(property => '@' + property.Name))})", rows);

    private static async Task<int> TogetherAsync<T>(DbSession db, string table, string columns, List<PropertyInfo> properties, IReadOnlyList<T> rows)
    {
        var inserted = 0;
        foreach (var some in rows.Chunk(TogetherMax))
        {
            var arrays = new DynamicParameters();
            foreach (var property in properties)
            {
                arrays.Add(property.Name, new Column(ValuesOf(property, some)));
            }

            inserted += await db.ExecuteAsync($"INSERT INTO {table} ({columns}) SELECT * FROM unnest({string.Join(", ", properties.Select(property => '@' + property.Name))})", arrays);
        }

        return inserted;
    }

    private static PropertyInfo PropertyOf<T>(string column) =>
        typeof(T).GetProperty(string.Concat(column.Split('_').Select(word => char.ToUpper(word[0], CultureInfo.InvariantCulture) + word[1..])))
        ?? throw new ArgumentException($"{typeof(T).Name} has nothing for the column {column}.", nameof(column));

    private static Array ValuesOf<T>(PropertyInfo property, IReadOnlyList<T> rows)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var values = rows.Select(row => property.GetValue(row));
        return type switch
        {
            _ when type == typeof(string) => values.Cast<string?>().ToArray(),
            _ when type == typeof(Mentions) => values.Select(value => value is Mentions { IsNone: false } mentions ? JsonSerializer.Serialize(mentions) : "").ToArray(),
            _ when type == typeof(long) => values.Cast<long?>().ToArray(),
            _ when type == typeof(DateTimeOffset) => values.Select(value => ((DateTimeOffset?)value)?.ToUnixTimeMilliseconds()).ToArray(),
            { IsEnum: true } => values.Select(value => Convert.ToInt16(value, CultureInfo.InvariantCulture)).ToArray(),
            _ when type == typeof(bool) || type == typeof(short) => values.Select(value => Convert.ToInt16(value, CultureInfo.InvariantCulture)).ToArray(),
            _ => values.Select(BytesOf).ToArray(),
        };
    }

    private static byte[]? BytesOf(object? value) => value switch
    {
        null => null,
        byte[] bytes => bytes,
        Guid id => id.ToByteArray(bigEndian: true),
        UserId id => id.Value.ToByteArray(bigEndian: true),
        ConversationId id => id.Value.ToByteArray(bigEndian: true),
        _ => throw new ArgumentException($"There is no column for {value.GetType().Name}.", nameof(value)),
    };

    /// <summary>Dapper takes arrays for lists of parameters, unless they come as one.</summary>
    private sealed class Column(Array values) : SqlMapper.ICustomQueryParameter
    {
        public void AddParameter(IDbCommand command, string name)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = values;
            command.Parameters.Add(parameter);
        }
    }
}
