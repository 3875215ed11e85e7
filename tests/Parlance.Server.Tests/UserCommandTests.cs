using System.Net;
using System.Text.Json;
using Parlance.Chat.Data;

namespace Parlance.Server.Tests;

[Trait("pace", "slow")]
public sealed class UserCommandTests
{
    [Theory]
    [MemberData(nameof(Installation.Databases), MemberType = typeof(Installation))]
    public async Task The_first_account_is_the_administrator_and_the_next_is_not(Dialect dialect)
    {
        await using var installation = await Installation.MigratedAsync(dialect);
        var annsPassword = await installation.CreateUserAsync("ann");
        await using var server = await installation.ServeAsync();
        var bobsPassword = await installation.CreateUserAsync("bob");

        Assert.Equal("administrator", await RoleAsync(server, "ann", annsPassword));
        Assert.Equal("member", await RoleAsync(server, "bob", bobsPassword));
    }

    [Fact]
    public async Task A_password_is_read_from_the_standard_input()
    {
        await using var installation = await Installation.MigratedAsync();

        var (exitCode, output, _) = await installation.RunAsync("nine tall lamps\n", ["user", "create", "ann", "--email", "ann@example.org", "--email-verified"]);

        Assert.Equal(0, exitCode);
        Assert.Equal("ann is here: administrator.\n", output);
        await using var server = await installation.ServeAsync();
        using var api = new Api(server.Address);
        var signed = await api.SignInAsync("ann@example.org", "nine tall lamps");
        Assert.True(signed.GetProperty("me").GetProperty("emailVerified").GetBoolean());
    }

    [Theory]
    [MemberData(nameof(Installation.Databases), MemberType = typeof(Installation))]
    public async Task Somebody_who_is_disabled_is_out_until_they_are_enabled(Dialect dialect)
    {
        await using var installation = await Installation.MigratedAsync(dialect);
        await installation.CreateUserAsync("ann");
        var password = await installation.CreateUserAsync("bob");
        await using var server = await installation.ServeAsync();
        using var api = new Api(server.Address);
        await api.SignInAsync("bob", password);

        Assert.Equal("bob is disabled.\n", await installation.DoneAsync("user", "disable", "bob"));
        var (status, refused) = await api.GetAsync("/api/v1/me");

        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Equal("disabled", refused.GetProperty("code").GetString());
        Assert.Equal("bob is enabled.\n", await installation.DoneAsync("user", "enable", "bob"));
        await api.SignInAsync("bob", password);
        Assert.Equal(HttpStatusCode.OK, (await api.GetAsync("/api/v1/me")).Status);
    }

    [Theory]
    [MemberData(nameof(Installation.Databases), MemberType = typeof(Installation))]
    public async Task Another_password_ends_the_sessions_of_the_old_one(Dialect dialect)
    {
        await using var installation = await Installation.MigratedAsync(dialect);
        var old = await installation.CreateUserAsync("ann");
        await using var server = await installation.ServeAsync();
        using var api = new Api(server.Address);
        await api.SignInAsync("ann", old);

        var password = (await installation.DoneAsync("user", "reset-password", "ann", "--generate")).Split("Password: ")[1].Trim();

        Assert.Equal(HttpStatusCode.Unauthorized, (await api.GetAsync("/api/v1/me")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await api.PostAsync("/api/v1/auth/login", new { login = "ann", password = old })).Status);
        await api.SignInAsync("ann", password);
    }

    [Theory]
    [MemberData(nameof(Installation.Databases), MemberType = typeof(Installation))]
    public async Task The_last_administrator_stays_until_there_is_another(Dialect dialect)
    {
        await using var installation = await Installation.MigratedAsync(dialect);
        await installation.CreateUserAsync("ann");
        await installation.CreateUserAsync("bob");

        var (exitCode, _, errors) = await installation.RunAsync("user", "disable", "ann");
        Assert.Equal(1, exitCode);
        Assert.Equal("parlance: A server needs an administrator. Name another one first.\n", errors);

        Assert.Equal("bob is an administrator.\n", await installation.DoneAsync("user", "make-admin", "bob"));
        await installation.DoneAsync("user", "disable", "ann");
        var lines = (await installation.DoneAsync("user", "list")).TrimEnd().Split('\n');
        Assert.StartsWith("ann\tadministrator\tdisabled\t-\t", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("bob\tadministrator\tactive\t-\t", lines[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no such account.", "user", "disable", "nobody")]
    [InlineData("There is no such account.", "user", "make-admin", "nobody@example.org")]
    [InlineData("username: ", "user", "create", "x", "--generate")]
    [InlineData("email: an e-mail address", "user", "create", "carl", "--email", "carl", "--generate")]
    [InlineData("username: taken", "user", "create", "ANN", "--generate")]
    public async Task What_is_refused_ends_with_one_line(string problem, params string[] command)
    {
        await using var installation = await Installation.MigratedAsync();
        await installation.CreateUserAsync("ann");

        var (exitCode, output, errors) = await installation.RunAsync(command);

        Assert.Equal(1, exitCode);
        Assert.StartsWith($"parlance: {problem}", errors, StringComparison.Ordinal);
        Assert.Single(errors.TrimEnd().Split('\n'));
        Assert.Empty(output);
    }

    [Theory]
    [InlineData(2, "", "parlance: there is no password on the standard input.")]
    [InlineData(1, "short\n", "parlance: password: 8 to 128 characters")]
    [InlineData(1, "password123\n", "parlance: password: one that is not on every list")]
    public async Task A_password_that_will_not_do_is_refused(int code, string input, string problem)
    {
        await using var installation = await Installation.MigratedAsync();

        var (exitCode, _, errors) = await installation.RunAsync(input, ["user", "create", "ann"]);

        Assert.Equal(code, exitCode);
        Assert.StartsWith(problem, errors, StringComparison.Ordinal);
        Assert.Empty(await installation.DoneAsync("user", "list"));
    }

    [Theory]
    [MemberData(nameof(Installation.Databases), MemberType = typeof(Installation))]
    public async Task After_a_rotation_of_the_keys_nobody_is_signed_out(Dialect dialect)
    {
        await using var installation = await Installation.MigratedAsync(dialect);
        var password = await installation.CreateUserAsync("ann");
        await using var server = await installation.ServeAsync();
        using var api = new Api(server.Address);
        await api.SignInAsync("ann", password);

        var id = (await installation.DoneAsync("keys", "rotate")).Split("key is ")[1].TrimEnd('.', '\n');

        Assert.Equal(HttpStatusCode.OK, (await api.GetAsync("/api/v1/me")).Status);

        // A node that runs learns of it in its own time; one that starts signs with the new key.
        await using var another = await installation.ServeAsync();
        using var fresh = new Api(another.Address);
        await fresh.SignInAsync("ann", password);
        Assert.Equal(id, KeyIdOf(fresh.AccessToken!));
        api.Use(fresh.AccessToken!);
        Assert.Equal(HttpStatusCode.OK, (await api.GetAsync("/api/v1/me")).Status);
    }

    private static async Task<string?> RoleAsync(ServerProcess server, string name, string password)
    {
        using var api = new Api(server.Address);
        return (await api.SignInAsync(name, password)).GetProperty("me").GetProperty("role").GetString();
    }

    private static string? KeyIdOf(string token) =>
        JsonElement.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(token.Split('.')[0])).GetProperty("kid").GetString();
}
