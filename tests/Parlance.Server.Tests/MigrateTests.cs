using System.Globalization;
using System.Runtime.Versioning;
using Parlance.Chat.Data;

namespace Parlance.Server.Tests;

[Trait("pace", "slow")]
public sealed class MigrateTests
{
    [Theory]
    [MemberData(nameof(Installation.Databases), MemberType = typeof(Installation))]
    public async Task Migrate_makes_the_schema_once_and_says_so(Dialect dialect)
    {
        await using var installation = await Installation.CreateAsync(dialect);

        var first = await installation.DoneAsync("migrate");
        var second = await installation.DoneAsync("migrate");

        Assert.Matches(@"^Migrated from schema 0 to \d+, (SQLite|PostgreSQL) ", first);
        Assert.Matches(@"^The database is up to date: schema \d+, (SQLite|PostgreSQL) ", second);
    }

    [Theory]
    [MemberData(nameof(Installation.Databases), MemberType = typeof(Installation))]
    public async Task A_database_of_a_later_version_is_left_alone(Dialect dialect)
    {
        await using var installation = await Installation.MigratedAsync(dialect);
        await installation.ExecuteAsync("INSERT INTO schema_migrations (number, name, hash, applied_at) VALUES (9999, 'later', 'x', 0)");

        foreach (var command in (string[][])[["serve", "--urls", "http://127.0.0.1:0"], ["migrate"], ["user", "list"], ["keys", "rotate"]])
        {
            var (exitCode, output, errors) = await installation.RunAsync(command);

            Assert.Equal(3, exitCode);
            Assert.Empty(output);
            Assert.Matches(@"^parlance: The database has schema 9999, and this version of Parlance knows schemas up to \d+\. Start the version that made it, or a later one\.\n$", errors);
        }

        Assert.Equal(9999, (await installation.QueryAsync<long>("SELECT MAX(number) FROM schema_migrations"))[0]);
    }

    [Theory]
    [InlineData("user list")]
    [InlineData("user create ann --generate")]
    [InlineData("keys rotate")]
    public async Task A_command_makes_no_database(string command)
    {
        await using var installation = await Installation.CreateAsync();

        var (exitCode, _, errors) = await installation.RunAsync(command.Split(' '));

        Assert.Equal(2, exitCode);
        Assert.StartsWith("parlance: there is no database in ", errors, StringComparison.Ordinal);
        Assert.False(File.Exists(installation.DatabaseFile));
    }

    [Fact]
    public async Task A_PostgreSQL_that_is_away_ends_with_one_line_that_holds_no_password()
    {
        await using var installation = await Installation.CreateAsync();
        installation.Environment["PARLANCE__POSTGRES"] = "Host=127.0.0.1;Port=1;Username=parlance;Password=hidden-word;Database=parlance";

        var (exitCode, _, errors) = await installation.RunAsync("serve", "--urls", "http://127.0.0.1:0");

        Assert.Equal(3, exitCode);
        Assert.StartsWith("parlance: PostgreSQL at 127.0.0.1:1 cannot be reached: ", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden-word", errors, StringComparison.Ordinal);
        Assert.Single(errors.TrimEnd().Split('\n'));
    }

    [Theory]
    [MemberData(nameof(Installation.Databases), MemberType = typeof(Installation))]
    public async Task A_foreign_master_secret_is_refused(Dialect dialect)
    {
        await using var installation = await Installation.MigratedAsync(dialect);
        installation.Environment["PARLANCE__SECRET"] = Convert.ToBase64String(new byte[32]);

        foreach (var command in (string[][])[["serve", "--urls", "http://127.0.0.1:0"], ["migrate"], ["user", "list"]])
        {
            var (exitCode, _, errors) = await installation.RunAsync(command);

            Assert.Equal(3, exitCode);
            Assert.StartsWith("parlance: The master secret is not the one that this database was begun with. ", errors, StringComparison.Ordinal);
        }
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task The_secret_is_made_once_for_its_owner_alone()
    {
        await using var installation = await Installation.MigratedAsync();
        var secret = await File.ReadAllTextAsync(installation.SecretFile, TestContext.Current.CancellationToken);

        await installation.DoneAsync("migrate");

        Assert.Equal(secret, await File.ReadAllTextAsync(installation.SecretFile, TestContext.Current.CancellationToken));
        Assert.Equal("600", Convert.ToString((int)File.GetUnixFileMode(installation.SecretFile), 8).ToString(CultureInfo.InvariantCulture));
    }
}
