using System.Runtime.Versioning;
using Parlance.Chat.Data;

namespace Parlance.Server.Tests;

[Trait("pace", "slow")]
public sealed class DoctorTests
{
    [Theory]
    [MemberData(nameof(Installation.Databases), MemberType = typeof(Installation))]
    public async Task A_fresh_installation_is_well(Dialect dialect)
    {
        await using var installation = await Installation.MigratedAsync(dialect);

        var (exitCode, output, errors) = await installation.RunAsync("doctor");

        Assert.True(exitCode is 0, output + errors);
        Assert.Empty(errors);
        Assert.All(
            (string[])["data directory", "disk", "secret", "proxies", "settings", "database", "master secret", "mail", "clock", "public URL", "certificate"],
            part => Assert.Matches($"(?m)^(ok|warn) +{part} ", output));
        Assert.DoesNotMatch("(?m)^fail", output);
    }

    [Fact]
    public async Task A_doctor_makes_nothing()
    {
        await using var installation = await Installation.CreateAsync();

        await installation.RunAsync("doctor");

        Assert.Empty(Directory.EnumerateFileSystemEntries(installation.Data));
    }

    [Theory]
    [InlineData("PARLANCE__TRUSTEDPROXIES", "nonsense", "proxies", "Parlance:TrustedProxies holds 'nonsense'")]
    [InlineData("PARLANCE__PUBLICURL", "nonsense", "settings", "Parlance:PublicUrl is 'nonsense'")]
    [InlineData("PARLANCE__POSTGRES", "Host=127.0.0.1;Port=1;Username=u;Password=hidden-word;Database=d", "database", "PostgreSQL at 127.0.0.1:1 cannot be reached")]
    public async Task A_part_that_is_wrong_fails_with_its_mend(string name, string value, string part, string problem)
    {
        await using var installation = await Installation.MigratedAsync();
        installation.Environment[name] = value;

        var output = await FailsAsync(installation, part, problem);

        Assert.DoesNotContain("hidden-word", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_server_that_is_away_fails()
    {
        await using var installation = await Installation.MigratedAsync();
        installation.Environment["PARLANCE__MAIL__TRANSPORT"] = "smtp";
        installation.Environment["PARLANCE__MAIL__FROM"] = "chat@example.org";
        installation.Environment["PARLANCE__MAIL__SMTP__HOST"] = "127.0.0.1";
        installation.Environment["PARLANCE__MAIL__SMTP__PORT"] = "1";

        await FailsAsync(installation, "mail", "");
    }

    [Fact]
    public async Task An_identity_provider_that_is_away_fails()
    {
        await using var installation = await Installation.MigratedAsync();
        installation.Environment["PARLANCE__IDENTITY__COMPANY__KIND"] = "oidc";
        installation.Environment["PARLANCE__IDENTITY__COMPANY__ISSUER"] = "https://127.0.0.1:1";
        installation.Environment["PARLANCE__IDENTITY__COMPANY__CLIENTID"] = "parlance";

        await FailsAsync(installation, "sign-in company", "");
    }

    [Theory]
    [MemberData(nameof(Installation.Databases), MemberType = typeof(Installation))]
    public async Task A_foreign_secret_fails(Dialect dialect)
    {
        await using var installation = await Installation.MigratedAsync(dialect);
        installation.Environment["PARLANCE__SECRET"] = Convert.ToBase64String(new byte[32]);

        await FailsAsync(installation, "master secret", "It is not the one that this database was begun with.");
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task A_secret_that_others_may_read_fails()
    {
        await using var installation = await Installation.MigratedAsync();
        File.SetUnixFileMode(installation.SecretFile, UnixFileMode.UserRead | UnixFileMode.GroupRead);

        var output = await FailsAsync(installation, "secret", $"Others on this machine may read {installation.SecretFile}.");

        Assert.Contains($"Mend: chmod 600 {installation.SecretFile}", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_secret_fails_and_is_not_made_anew()
    {
        await using var installation = await Installation.MigratedAsync();
        File.Delete(installation.SecretFile);

        await FailsAsync(installation, "secret", $"{installation.SecretFile} is missing.");

        Assert.False(File.Exists(installation.SecretFile));
    }

    [Fact]
    public async Task A_damaged_database_fails()
    {
        await using var installation = await Installation.MigratedAsync();
        await File.WriteAllTextAsync(installation.DatabaseFile, new string('x', 100_000), TestContext.Current.CancellationToken);

        await FailsAsync(installation, "database", "");
    }

    [Fact]
    public async Task A_data_directory_that_is_not_there_fails()
    {
        await using var installation = await Installation.CreateAsync();

        var (exitCode, output, _) = await ServerProcess.RunToEndAsync("doctor", "--data", Path.Combine(installation.Data, "elsewhere"));

        Assert.Equal(1, exitCode);
        Assert.Matches("(?m)^fail +data directory +There is no directory ", output);
    }

    [Fact]
    public async Task A_certificate_is_looked_at()
    {
        using var files = new CertificateFiles();
        files.Renew();
        await using var installation = await Installation.MigratedAsync();

        // It ends in ten days.
        Assert.Matches(@"(?m)^warn +certificate +.*cert\.pem: until ", (await installation.RunAsync(["doctor", .. files.Arguments])).Output);
        await File.WriteAllTextAsync(files.Key, "no key", TestContext.Current.CancellationToken);
        Assert.Matches("(?m)^fail +certificate ", (await installation.RunAsync(["doctor", .. files.Arguments])).Output);
    }

    private static async Task<string> FailsAsync(Installation installation, string part, string problem)
    {
        var (exitCode, output, errors) = await installation.RunAsync("doctor");

        Assert.True(exitCode is 1, output + errors);
        Assert.Empty(errors);
        var line = Assert.Single(output.Split('\n'), line => line.StartsWith($"fail  {part} ", StringComparison.Ordinal));
        Assert.Contains(problem, line, StringComparison.Ordinal);
        Assert.Contains(" Mend: ", line, StringComparison.Ordinal);
        return output;
    }
}
