using System.Data;
using System.Globalization;
using System.Text.Json;
using Dapper;
using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;
using Parlance.Chat.Messages;
using Parlance.Chat.Polls;

namespace Parlance.Chat.Data;

/// <summary>How values lie in the database, alike in both. A new kind of id is a new line here.</summary>
internal static class TypeHandlers
{
    public static void Register()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        // What is made to fill parameters and to read rows serves every database of the process.
        SqlMapper.ConnectionStringComparer = new AnyDatabase();
        Use(new GuidHandler());
        Use(new TimeHandler());
        Use(new BooleanHandler());
        Use(new IdHandler<UserId>());
        Use(new IdHandler<SessionId>());
        Use(new IdHandler<ConversationId>());
        SqlMapper.AddTypeHandler(new MentionsHandler());
        SqlMapper.AddTypeHandler(new PollHandler());
    }

    private static void Use<T>(SqlMapper.TypeHandler<T> handler)
        where T : struct
    {
        // A type that Dapper knows by itself never reaches a handler.
        SqlMapper.RemoveTypeMap(typeof(T));
        SqlMapper.RemoveTypeMap(typeof(T?));
        SqlMapper.AddTypeHandler(handler);
    }

    private sealed class AnyDatabase : IEqualityComparer<string>
    {
        public bool Equals(string? x, string? y) => true;

        public int GetHashCode(string obj) => 0;
    }

    // Big-endian, so that the bytes of a UUID version 7 sort by time.
    private static void SetBytes(IDbDataParameter parameter, Guid value)
    {
        parameter.DbType = DbType.Binary;
        parameter.Value = value.ToByteArray(bigEndian: true);
    }

    private static Guid ParseBytes(object value) => new((byte[])value, bigEndian: true);

    private sealed class GuidHandler : SqlMapper.TypeHandler<Guid>
    {
        public override void SetValue(IDbDataParameter parameter, Guid value) => SetBytes(parameter, value);

        public override Guid Parse(object value) => ParseBytes(value);
    }

    private sealed class IdHandler<TId> : SqlMapper.TypeHandler<TId>
        where TId : struct, IId<TId>
    {
        public override void SetValue(IDbDataParameter parameter, TId value) => SetBytes(parameter, value.Value);

        public override TId Parse(object value) => TId.Of(ParseBytes(value));
    }

    private sealed class TimeHandler : SqlMapper.TypeHandler<DateTimeOffset>
    {
        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value)
        {
            parameter.DbType = DbType.Int64;
            parameter.Value = value.ToUnixTimeMilliseconds();
        }

        public override DateTimeOffset Parse(object value) =>
            DateTimeOffset.FromUnixTimeMilliseconds(Convert.ToInt64(value, CultureInfo.InvariantCulture));
    }

    // Columns are SMALLINT, since SQLite has no boolean; a comparison in a query is a boolean on PostgreSQL and a number on SQLite.
    private sealed class BooleanHandler : SqlMapper.TypeHandler<bool>
    {
        public override void SetValue(IDbDataParameter parameter, bool value)
        {
            parameter.DbType = DbType.Int16;
            parameter.Value = (short)(value ? 1 : 0);
        }

        public override bool Parse(object value) => value is bool flag ? flag : Convert.ToInt64(value, CultureInfo.InvariantCulture) != 0;
    }

    private sealed class PollHandler : SqlMapper.TypeHandler<Poll>
    {
        public override void SetValue(IDbDataParameter parameter, Poll? value)
        {
            parameter.DbType = DbType.String;
            parameter.Value = value is null ? DBNull.Value : JsonSerializer.Serialize(value);
        }

        // As below: what is damaged is a message without a poll.
        public override Poll? Parse(object value)
        {
            try
            {
                return JsonSerializer.Deserialize<Poll>((string)value) is { Options: not null } poll ? poll : null;
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }

    private sealed class MentionsHandler : SqlMapper.TypeHandler<Mentions>
    {
        public override void SetValue(IDbDataParameter parameter, Mentions? value)
        {
            parameter.DbType = DbType.String;
            parameter.Value = value is null or { IsNone: true } ? "" : JsonSerializer.Serialize(value);
        }

        // One damaged row must not keep everybody from reading the page that it is on (CVE-2017-18873).
        public override Mentions Parse(object value)
        {
            try
            {
                return value is not "" && JsonSerializer.Deserialize<Mentions>((string)value) is { Users: not null } mentions ? mentions : Mentions.None;
            }
            catch (JsonException)
            {
                return Mentions.None;
            }
        }
    }
}
