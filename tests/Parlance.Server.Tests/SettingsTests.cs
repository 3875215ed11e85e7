namespace Parlance.Server.Tests;

public sealed class SettingsTests
{
    [Theory]
    [InlineData("PARLANCE__DATABASE", "mysql", "Parlance:Database is 'mysql'. Set it to sqlite or postgres.")]
    [InlineData("PARLANCE__DATABASE", "postgres", "Parlance:Database is postgres, but Parlance:Postgres is missing.")]
    [InlineData("PARLANCE__POSTGRES", "nonsense", "Parlance:Postgres is not a connection string")]
    [InlineData("PARLANCE__PUBLICURL", "chat.example.org", "Parlance:PublicUrl is 'chat.example.org'.")]
    [InlineData("PARLANCE__PUBLICURL", "https://chat.example.org/talk", "Parlance:PublicUrl is 'https://chat.example.org/talk'.")]
    [InlineData("PARLANCE__SECRET", "c2hvcnQ=", "Parlance:Secret is not 32 bytes in base64.")]
    [InlineData("PARLANCE__TRUSTEDPROXIES", "10.0.0.0/8, proxy", "Parlance:TrustedProxies holds 'proxy'.")]
    [InlineData("PARLANCE__TRUSTEDPROXIES__0", "10", "Parlance:TrustedProxies holds '10'.")]
    [InlineData("PARLANCE__TRANSPORT", "pigeon", "Parlance:Transport is 'pigeon'. Set it to 'epoll' or 'sockets'.")]
    [InlineData("PARLANCE__MAIL__TRANSPORT", "pigeon", "Parlance:Mail:Transport is 'pigeon'.")]
    [InlineData("PARLANCE__MAIL__TRANSPORT", "smtp", "Parlance:Mail:From is missing.")]
    public async Task A_wrong_setting_ends_the_start_with_one_line_that_names_it(string name, string value, string problem)
    {
        await using var installation = await Installation.CreateAsync();
        installation.Environment[name] = value;

        var (exitCode, output, errors) = await installation.RunAsync("--urls", "http://127.0.0.1:0");

        Assert.Equal(2, exitCode);
        Assert.StartsWith($"parlance: {problem}", errors, StringComparison.Ordinal);
        Assert.Single(errors.TrimEnd().Split('\n'));
        Assert.Empty(output);
    }

    [Fact]
    public async Task An_identity_provider_that_is_half_configured_ends_the_start()
    {
        await using var installation = await Installation.CreateAsync();
        installation.Environment["PARLANCE__IDENTITY__COMPANY__KIND"] = "oidc";

        var (exitCode, _, errors) = await installation.RunAsync("--urls", "http://127.0.0.1:0");

        Assert.Equal(2, exitCode);
        Assert.Contains("Parlance:Identity:COMPANY:ClientId is missing", errors, StringComparison.Ordinal);
        Assert.Contains("Parlance:Identity:COMPANY:Issuer must be", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_setting_that_is_misspelt_is_warned_about()
    {
        var errors = await StartAndEndAsync("PARLANCE__PUBLIC_URL", "https://chat.example.org");

        Assert.Contains("Nothing is called Parlance:PUBLIC_URL", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_on_plain_HTTP_are_warned_about()
    {
        var errors = await StartAndEndAsync("PARLANCE__PUBLICURL", "http://chat.example.org");

        Assert.Contains("People reach the server at http://chat.example.org/, over plain HTTP. What cannot work: secure cookies, passkeys, push", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Listening_to_others_on_plain_HTTP_is_warned_about()
    {
        var errors = await StartAndEndAsync("PARLANCE__PUBLICURL", "https://chat.example.org", "--urls", "http://0.0.0.0:0");

        Assert.Contains("Others on the network can reach http://0.0.0.0:0 over plain HTTP", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_behind_a_known_proxy_starts_without_a_word()
    {
        await using var installation = await Installation.CreateAsync();
        installation.Environment["PARLANCE__PUBLICURL"] = "https://chat.example.org";
        installation.Environment["PARLANCE__TRUSTEDPROXIES"] = "10.0.0.0/24, fd00::/8";
        await using var server = await installation.ServeAsync("--urls", "http://0.0.0.0:0");

        Assert.Empty((await server.EndAsync("TERM")).Errors);
    }

    private static async Task<string> StartAndEndAsync(string name, string value, params string[] more)
    {
        await using var installation = await Installation.CreateAsync();
        installation.Environment[name] = value;
        await using var server = await installation.ServeAsync(more);
        return (await server.EndAsync("TERM")).Errors;
    }
}
