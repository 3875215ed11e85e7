using Parlance.Chat.Data;
using Parlance.Storage.Testing;

namespace Parlance.Server.Tests;

/// <summary>A data directory, a database and settings, as somebody has them who runs the program.</summary>
internal sealed class Installation : IAsyncDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly TestDatabase? _postgres;

    private Installation(TestDatabase? postgres)
    {
        _postgres = postgres;
        if (postgres is not null)
        {
            Environment["PARLANCE__POSTGRES"] = postgres.Place;
        }
    }

    /// <summary>The databases that this run can use.</summary>
    public static TheoryData<Dialect> Databases => new(TestDatabase.Available);

    public Dictionary<string, string> Environment { get; } = [];

    public string Data => _directory.Path;

    public string SecretFile => Path.Combine(Data, "secret.key");

    public string DatabaseFile => Path.Combine(Data, "parlance.db");

    public static async Task<Installation> CreateAsync(Dialect dialect = Dialect.Sqlite) =>
        new(dialect is Dialect.Postgres ? await TestDatabase.CreateEmptyAsync(Dialect.Postgres) : null);

    /// <summary>The same, with a schema.</summary>
    public static async Task<Installation> MigratedAsync(Dialect dialect = Dialect.Sqlite)
    {
        var installation = await CreateAsync(dialect);
        await installation.DoneAsync("migrate");
        return installation;
    }

    public Task<ServerProcess> ServeAsync(params string[] more) => ServerProcess.StartAsync(Environment, "http", ["--data", Data, .. more]);

    public Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] args) => RunAsync(input: "", args);

    public Task<(int ExitCode, string Output, string Errors)> RunAsync(string input, string[] args) =>
        ServerProcess.RunToEndAsync(Environment, input, [.. args, "--data", Data]);

    /// <summary>Runs a command that has to succeed, and returns what it says.</summary>
    public async Task<string> DoneAsync(params string[] args)
    {
        var (exitCode, output, errors) = await RunAsync(args);
        Assert.True(exitCode is 0, $"{string.Join(' ', args)} ended with {exitCode}: {output}{errors}");
        return output;
    }

    /// <summary>Makes an account, and returns its password.</summary>
    public async Task<string> CreateUserAsync(string name, params string[] more) =>
        (await DoneAsync(["user", "create", name, "--generate", .. more])).Split("Password: ")[1].Trim();

    /// <summary>Writes to the database behind the program's back.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var database = Open();
        await database.WriteAsync(db => db.ExecuteAsync(sql), TestContext.Current.CancellationToken);
    }

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql)
    {
        await using var database = Open();
        return await database.ReadAsync(db => db.QueryAsync<T>(sql), TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _directory.Dispose();
        if (_postgres is not null)
        {
            await _postgres.DisposeAsync();
        }
    }

    private ChatDatabase Open()
    {
        var loggers = Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance;
        return _postgres is null
            ? Storage.Sqlite.SqliteDatabase.Open(DatabaseFile, TimeProvider.System, loggers, [])
            : Storage.Postgres.PostgresDatabase.Open(_postgres.Place, TimeProvider.System, loggers, []);
    }
}
