namespace Repo.Tests.Documents;

/// <summary>Code in the documentation compiles. What a reader pastes and it fails is worse than no example.</summary>
public sealed class CodeBlockTests
{
    [Fact]
    public void Every_code_block_of_the_documentation_compiles()
    {
        var pages = CodeBlock.OfEveryPage("csharp");
        Assert.NotEmpty(pages);
        Findings.AssertNone(
            pages.SelectMany(page =>
            {
                var compiler = new BlockCompiler(page);
                return page.SelectMany(compiler.Errors);
            }),
            "These blocks do not compile:");
    }

    // Another name for C# would take a block out of the test above.
    [Fact]
    public void Blocks_name_a_language_that_is_looked_at() => Findings.AssertNone(
        from path in Repository.Files
        where Path.GetExtension(path) is ".md"
        from block in CodeBlock.In(path)
        where block.Language is not ("" or "csharp" or "js" or "html" or "json" or "sh" or "nginx")
        select $"{block}: {block.Language}",
        "Write csharp, js, html, json or sh:");

    [Theory]
    [InlineData("Console.WriteLine(1);", true)]
    [InlineData("app.MapGet(\"/\", () => Hello.Word);", true)]
    [InlineData("public sealed class Other;", true)]
    [InlineData("Console.WriteLin(1);", false)]
    [InlineData("nobody.Declared(this);", false)]
    [InlineData("string text = null;", false)]
    public void A_block_that_would_not_compile_for_a_reader_is_found(string code, bool compiles)
    {
        CodeBlock[] page = [new("a.md", 1, "csharp", code), new("a.md", 9, "csharp", "public static class Hello { public const string Word = \"hello\"; }")];
        Assert.Equal(compiles, new BlockCompiler(page).Errors(page[0]).Count == 0);
    }
}
