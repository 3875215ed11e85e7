namespace Repo.Tests.Documents;

/// <summary>Code in the documentation compiles. What a reader pastes and it fails is worse than no example.</summary>
public sealed class CodeBlockTests
{
    [Fact]
    public void Every_code_block_of_the_documentation_compiles()
    {
        var pages = Repository.Files.Where(path => Path.GetExtension(path) is ".md").Select(CodeBlock.In).Where(page => page.Count > 0).ToArray();
        Assert.NotEmpty(pages);
        Findings.AssertNone(
            pages.SelectMany(page =>
            {
                var compiler = new BlockCompiler(page);
                return page.SelectMany(compiler.Errors);
            }),
            "These blocks do not compile:");
    }

    [Theory]
    [InlineData("Console.WriteLine(1);", true)]
    [InlineData("app.MapGet(\"/\", () => Hello.Word);", true)]
    [InlineData("public sealed class Other;", true)]
    [InlineData("Console.WriteLin(1);", false)]
    [InlineData("nobody.Declared(this);", false)]
    public void A_block_that_would_not_compile_for_a_reader_is_found(string code, bool compiles)
    {
        CodeBlock[] page = [new("a.md", 1, code), new("a.md", 9, "public static class Hello { public const string Word = \"hello\"; }")];
        Assert.Equal(compiles, new BlockCompiler(page).Errors(page[0]).Count == 0);
    }
}
