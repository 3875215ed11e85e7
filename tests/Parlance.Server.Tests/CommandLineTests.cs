namespace Parlance.Server.Tests;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("Unrecognized command or argument '--port'.", "--port", "80")]
    [InlineData("Unrecognized command or argument '--port'.", "serve", "--port", "80")]
    [InlineData("Unrecognized command or argument 'sevre'.", "sevre")]
    [InlineData("Required argument missing for option: '--urls'.", "--urls")]
    [InlineData("Unrecognized command or argument 'x'.", "--urls", "--data", "x")]
    [InlineData("Option '--urls' expects a single argument but 2 were provided.", "--urls=http://127.0.0.1:1", "--urls", "http://127.0.0.1:2")]
    [InlineData("Required command was not provided.", "user")]
    [InlineData("Required argument missing for command: 'disable'.", "user", "disable")]
    [InlineData("Unrecognized command or argument '--password'.", "user", "create", "ann", "--password", "correct horse")]
    [InlineData("Either --admin or --guest.", "user", "create", "ann", "--admin", "--guest")]
    [InlineData("--urls names no address", "--urls", ";")]
    [InlineData("--urls: 'localhost:5080' is not of the form http://host:port", "--urls", "localhost:5080")]
    [InlineData("--urls: 'ftp://127.0.0.1' begins neither with http:// nor with https://", "--urls", "ftp://127.0.0.1")]
    [InlineData("--urls: the port of 'http://127.0.0.1:70000' is not between 0 and 65535", "--urls", "http://127.0.0.1:70000")]
    [InlineData("--urls: 'http://127.0.0.1/chat' has a path; the server answers at the root", "--urls", "http://127.0.0.1/chat")]
    [InlineData("--urls: 'chat.example' is neither localhost nor an IP address; * means all addresses", "--urls", "http://chat.example:80")]
    [InlineData("--urls: a free port (0) needs an address such as 127.0.0.1 instead of localhost", "--urls", "http://localhost:0")]
    [InlineData("--urls: 'https://127.0.0.1:1' needs --cert and --key", "--urls", "https://127.0.0.1:1")]
    [InlineData("--cert needs --key beside it", "--cert", "a.pem")]
    [InlineData("--key needs --cert beside it", "--key", "a.pem")]
    public async Task A_wrong_argument_ends_with_one_line_that_names_it(string problem, params string[] args)
    {
        var (exitCode, output, errors) = await ServerProcess.RunToEndAsync(args);

        Assert.Equal(2, exitCode);
        Assert.StartsWith($"parlance: {problem}", errors, StringComparison.Ordinal);
        Assert.Single(errors.TrimEnd().Split('\n'));
        Assert.Empty(output);
    }

    [Fact]
    public async Task Files_that_cannot_be_read_end_with_one_line()
    {
        using var directory = new TemporaryDirectory();
        var missing = Path.Combine(directory.Path, "missing.pem");
        var garbage = Path.Combine(directory.Path, "garbage.pem");
        await File.WriteAllTextAsync(garbage, "no certificate", TestContext.Current.CancellationToken);

        foreach (var file in (string[])[missing, garbage])
        {
            var (exitCode, _, errors) = await ServerProcess.RunToEndAsync(
                "--urls", "https://127.0.0.1:0", "--data", directory.Path, "--cert", file, "--key", file);

            Assert.Equal(2, exitCode);
            Assert.StartsWith("parlance: --cert and --key: ", errors, StringComparison.Ordinal);
            Assert.Single(errors.TrimEnd().Split('\n'));
        }
    }

    [Fact]
    public async Task A_data_directory_that_cannot_be_made_ends_with_one_line()
    {
        using var directory = new TemporaryDirectory();
        var file = Path.Combine(directory.Path, "file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);

        var (exitCode, _, errors) = await ServerProcess.RunToEndAsync("--data", Path.Combine(file, "data"));

        Assert.Equal(2, exitCode);
        Assert.StartsWith("parlance: --data: ", errors, StringComparison.Ordinal);
        Assert.Single(errors.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task An_address_in_use_ends_with_one_line()
    {
        await using var first = await ServerProcess.StartAsync();
        using var directory = new TemporaryDirectory();

        var (exitCode, output, errors) = await ServerProcess.RunToEndAsync("--urls", first.Address.GetLeftPart(UriPartial.Authority), "--data", directory.Path);

        Assert.Equal(1, exitCode);
        Assert.Matches("^parlance: .*address already in use.*\n$", errors);
        Assert.Empty(output);
    }

    [Theory]
    [InlineData("--help", "--urls", "--data", "--cert", "--key", "http://localhost:5080", "serve", "migrate", "user", "keys", "doctor")]
    [InlineData("serve --help", "--urls", "--data", "--cert", "--key")]
    [InlineData("user --help", "create", "disable", "enable", "reset-password", "make-admin", "list")]
    [InlineData("user create --help", "--email", "--email-verified", "--admin", "--guest", "--display-name", "--generate", "--data")]
    [InlineData("keys --help", "rotate")]
    public async Task Help_tells_every_option_and_command(string command, params string[] words)
    {
        var (exitCode, output, errors) = await ServerProcess.RunToEndAsync(command.Split(' '));

        Assert.Equal(0, exitCode);
        Assert.Empty(errors);
        Assert.All(words, word => Assert.Contains(word, output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Serve_is_what_happens_without_a_command()
    {
        await using var without = await ServerProcess.StartAsync();
        await using var with = await ServerProcess.StartAsync("http", "serve");

        Assert.StartsWith("Parlance is ready: http://127.0.0.1:", without.FirstLine, StringComparison.Ordinal);
        Assert.StartsWith("Parlance is ready: http://127.0.0.1:", with.FirstLine, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_data_directory_is_made()
    {
        using var directory = new TemporaryDirectory();
        var data = Path.Combine(directory.Path, "a", "b");

        await using var server = await ServerProcess.StartAsync("http", "--data=" + data);

        Assert.True(Directory.Exists(data));
    }
}
