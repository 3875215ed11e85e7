using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Repo.Tests.Documents;

/// <summary>JavaScript in the documentation parses, the scripts of HTML pages included.</summary>
public sealed partial class ScriptBlockTests
{
    [Fact]
    public async Task Every_script_of_the_documentation_parses()
    {
        var scripts = CodeBlock.OfEveryPage("js").Concat(CodeBlock.OfEveryPage("html")).SelectMany(page => page).SelectMany(Scripts).ToArray();
        Assert.NotEmpty(scripts);
        var findings = new List<string>();
        foreach (var script in scripts)
        {
            if (await ErrorAsync(script.Code) is { } error)
            {
                findings.Add($"{script}: {error}");
            }
        }

        Findings.AssertNone(findings, "These scripts do not parse:");
    }

    [Theory]
    [InlineData("socket.emit('a', (b) => b);", true)]
    [InlineData("const answer = await socket.emitWithAck('a');", true)]
    [InlineData("socket.emit('a', (b => b);", false)]
    public async Task A_script_that_a_browser_would_refuse_is_found(string code, bool parses) => Assert.Equal(parses, await ErrorAsync(code) is null);

    private static IEnumerable<CodeBlock> Scripts(CodeBlock block) => block.Language is "js"
        ? [block]
        : InlineScript().Matches(block.Code).Select(match => block with { Code = match.Groups["code"].Value });

    private static async Task<string?> ErrorAsync(string code)
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".mjs");
        await File.WriteAllTextAsync(file, code, TestContext.Current.CancellationToken);
        try
        {
            using var node = Process.Start(new ProcessStartInfo("node", ["--check", file]) { UseShellExecute = false, RedirectStandardError = true })!;
            var error = await node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await node.WaitForExitAsync(TestContext.Current.CancellationToken);
            return node.ExitCode == 0 ? null : error;
        }
        finally
        {
            File.Delete(file);
        }
    }

    [GeneratedRegex("<script>(?<code>.*?)</script>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex InlineScript();
}
