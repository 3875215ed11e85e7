using Parlance.Chat.Data;
using Parlance.Storage.Postgres;
using Parlance.Storage.Sqlite;

namespace Parlance.Server;

/// <summary>Picks the database: the settings <c>Parlance:Database</c> and <c>Parlance:Postgres</c>.</summary>
internal static class Storage
{
    private const string FileName = "parlance.db";

    public static void AddStorage(this IServiceCollection services, IConfiguration configuration, string dataDirectory)
    {
        if (DialectOf(configuration) is Dialect.Sqlite)
        {
            services.AddSqliteStorage(FileIn(dataDirectory));
            return;
        }

        var place = configuration["Parlance:Postgres"] ?? throw new UsageException(
            "Parlance:Database is postgres, but Parlance:Postgres is missing. Set it to a connection string, such as Host=db;Username=parlance;Password=…;Database=parlance");
        RequireConnectionString(place);
        services.AddPostgresStorage(place);
    }

    public static Dialect DialectOf(IConfiguration configuration) =>
        (configuration["Parlance:Database"] is { Length: > 0 } chosen ? chosen : string.IsNullOrEmpty(configuration["Parlance:Postgres"]) ? "sqlite" : "postgres") switch
        {
            "sqlite" => Dialect.Sqlite,
            "postgres" => Dialect.Postgres,
            var other => throw new UsageException($"Parlance:Database is '{other}'. Set it to sqlite or postgres."),
        };

    public static string FileIn(string dataDirectory) => Path.Combine(dataDirectory, FileName);

    public static string NameOf(DatabaseStatus status) => status.Dialect switch
    {
        Dialect.Sqlite => $"SQLite {status.Version}",
        Dialect.Postgres => $"PostgreSQL {status.Version}",
        _ => throw new InvalidOperationException("An unknown database."),
    };

    public static void CreateDataDirectory(string directory)
    {
        try
        {
            Directory.CreateDirectory(directory);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"--data: {exception.Message}");
        }
    }

    /// <exception cref="UsageException">There is none.</exception>
    public static void RequireDataDirectory(string directory)
    {
        if (!Directory.Exists(directory))
        {
            throw new UsageException($"--data: there is no directory {directory}. Name the one that the server keeps its data in.");
        }
    }

    /// <exception cref="UsageException">There is none, as far as can be seen without opening it.</exception>
    public static void RequireDatabase(IConfiguration configuration, string dataDirectory)
    {
        if (DialectOf(configuration) is Dialect.Sqlite && !File.Exists(FileIn(dataDirectory)))
        {
            throw new UsageException($"there is no database in {dataDirectory}. Name the server's data directory with --data; parlance migrate makes a new database.");
        }
    }

    private static void RequireConnectionString(string text)
    {
        try
        {
            _ = new Npgsql.NpgsqlConnectionStringBuilder(text);
        }
        catch (ArgumentException exception)
        {
            throw new UsageException($"Parlance:Postgres is not a connection string: {exception.Message} Write it such as Host=db;Username=parlance;Password=…;Database=parlance");
        }
    }
}
