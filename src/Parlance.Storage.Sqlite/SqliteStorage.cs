using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Parlance.Chat.Data;

namespace Parlance.Storage.Sqlite;

/// <summary>Adds SQLite to a program.</summary>
public static class SqliteStorage
{
    /// <summary>Keeps the chat's data in a SQLite file. The schema is brought up to date by <see cref="ChatDatabase.MigrateAsync"/>.</summary>
    /// <param name="services">The program's services.</param>
    /// <param name="file">Where the file is, from the settings.</param>
    /// <returns>The same.</returns>
    public static IServiceCollection AddSqliteStorage(this IServiceCollection services, Func<IServiceProvider, string> file)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services.AddSingleton<ChatDatabase>(provider => SqliteDatabase.Open(
            file(provider), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILoggerFactory>()));
    }

    /// <summary>Keeps the chat's data in a SQLite file.</summary>
    /// <param name="services">The program's services.</param>
    /// <param name="file">Where the file is.</param>
    /// <returns>The same.</returns>
    public static IServiceCollection AddSqliteStorage(this IServiceCollection services, string file) => services.AddSqliteStorage(_ => file);
}
