using Parlance.Storage.Postgres;
using Parlance.Storage.Sqlite;

namespace Parlance.Server;

/// <summary>Picks the database: the settings <c>Parlance:Database</c> and <c>Parlance:Postgres</c>.</summary>
internal static class Storage
{
    private const string FileName = "parlance.db";

    public static void AddStorage(this IServiceCollection services, IConfiguration configuration, string dataDirectory)
    {
        var postgres = configuration["Parlance:Postgres"];
        switch (configuration["Parlance:Database"] ?? (postgres is null ? "sqlite" : "postgres"))
        {
            case "sqlite":
                services.AddSqliteStorage(Path.Combine(dataDirectory, FileName));
                break;
            case "postgres":
                services.AddPostgresStorage(postgres ?? throw new UsageException(
                    "Parlance:Database is postgres, but Parlance:Postgres is missing. Set it to a connection string, such as Host=db;Username=parlance;Password=…;Database=parlance"));
                break;
            case var other:
                throw new UsageException($"Parlance:Database is '{other}'. Set it to sqlite or postgres.");
        }
    }
}
