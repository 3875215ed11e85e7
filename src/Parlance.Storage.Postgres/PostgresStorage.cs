using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Parlance.Chat.Data;

namespace Parlance.Storage.Postgres;

/// <summary>Adds PostgreSQL to a program.</summary>
public static class PostgresStorage
{
    /// <summary>Keeps the chat's data in PostgreSQL. The schema is brought up to date by <see cref="ChatDatabase.MigrateAsync"/>.</summary>
    /// <param name="services">The program's services.</param>
    /// <param name="connectionString">Where it is, from the settings.</param>
    /// <returns>The same.</returns>
    public static IServiceCollection AddPostgresStorage(this IServiceCollection services, Func<IServiceProvider, string> connectionString)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services.AddSingleton<ChatDatabase>(provider => PostgresDatabase.Open(
            connectionString(provider), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILoggerFactory>()));
    }

    /// <summary>Keeps the chat's data in PostgreSQL.</summary>
    /// <param name="services">The program's services.</param>
    /// <param name="connectionString">Where it is.</param>
    /// <returns>The same.</returns>
    public static IServiceCollection AddPostgresStorage(this IServiceCollection services, string connectionString) =>
        services.AddPostgresStorage(_ => connectionString);
}
