using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Parlance.SocketIO.Generators;

namespace Repo.Tests.Documents;

/// <summary>
/// Compiles a block as a reader would paste it: with the usings of a web project, the variables that every page takes for
/// granted where it does not declare them itself, and the types that other blocks of the same page declare. Warnings about null
/// count as errors: a web project has them on.
/// </summary>
internal sealed class BlockCompiler(IReadOnlyList<CodeBlock> page)
{
    private const string Usings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Net.Http.Json; global using System.Threading; global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Builder; global using Microsoft.AspNetCore.Hosting; global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Routing; global using Microsoft.Extensions.Configuration; global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting; global using Microsoft.Extensions.Logging; global using Parlance.SocketIO;
        """;

    // In the order in which they may need each other.
    private static readonly (string Name, string Declaration)[] Known =
    [
        ("builder", "var builder = WebApplication.CreateBuilder();"),
        ("app", "var app = WebApplication.CreateBuilder().Build();"),
        ("io", "var io = WebApplication.CreateBuilder().Build().Services.GetRequiredService<SocketIOServer>();"),
        ("socket", "Socket socket = null!;"),
    ];

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Preview);
    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private readonly Dictionary<string, BorrowedType> types = page
        .SelectMany(block => Types(Parse(block.Code)))
        .GroupBy(type => type.Name, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);

    /// <summary>The compiler's errors, none for a block that a reader can use.</summary>
    public IReadOnlyList<string> Errors(CodeBlock block)
    {
        var (variables, borrowed) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        while (true)
        {
            var errors = Compile(block, variables, borrowed);
            // What is missing is added, and the block tried again, until nothing more is known about what is missing.
            var missing = errors.Where(error => error.Id is "CS0103" or "CS0246").Select(MissingName).ToHashSet(StringComparer.Ordinal);
            var more = Known.Count(known => missing.Contains(known.Name) && variables.Add(known.Name))
                + types.Keys.Count(type => missing.Contains(type) && borrowed.Add(type));
            if (more == 0)
            {
                return [.. errors.Select(error => $"{block}: {error.GetMessage(null)}")];
            }
        }
    }

    private Diagnostic[] Compile(CodeBlock block, HashSet<string> variables, HashSet<string> borrowed)
    {
        var declarations = Known.Where(known => variables.Contains(known.Name)).Select(known => known.Declaration);
        // Statements stand before types in a program of one file, so a block that has them the other way round is put right.
        var parts = Parse(block.Code);
        var statements = parts.Members.OfType<GlobalStatementSyntax>().Select(member => member.ToFullString()).ToArray();
        var declared = parts.Members.Where(member => member is not GlobalStatementSyntax).Select(member => member.ToFullString());
        var others = borrowed.Select(name => types[name]).ToArray();
        var usings = parts.Usings.Select(Text).Concat(others.SelectMany(type => type.Usings)).Distinct(StringComparer.Ordinal);
        var source = string.Join('\n', [Usings, .. usings, .. declarations, .. statements, .. declared, .. others.Select(type => type.Code)]);
        var kind = statements.Length > 0 ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary;
        var compilation = CSharpCompilation.Create(
            "Block",
            [CSharpSyntaxTree.ParseText(source, Parsing)],
            References,
            new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create([new GatewayGenerator().AsSourceGenerator()], parseOptions: Parsing)
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out var refused);
        return [.. generated.GetDiagnostics().Concat(refused).Where(IsError)];
    }

    private static bool IsError(Diagnostic diagnostic) =>
        diagnostic.Severity == DiagnosticSeverity.Error || diagnostic.Id.StartsWith("CS86", StringComparison.Ordinal);

    private static IEnumerable<BorrowedType> Types(CompilationUnitSyntax block) =>
        from type in block.ChildNodes().OfType<BaseTypeDeclarationSyntax>()
        select new BorrowedType(type.Identifier.Text, type.ToFullString(), [.. block.Usings.Select(Text)]);

    private static string Text(UsingDirectiveSyntax line) => line.ToString();

    private static CompilationUnitSyntax Parse(string code) => CSharpSyntaxTree.ParseText(code, Parsing).GetCompilationUnitRoot();

    private static string MissingName(Diagnostic error) => error.Location.SourceTree!.GetText().ToString(error.Location.SourceSpan).Split('<')[0];

    /// <summary>A type that another block of the page declares, with what that block uses.</summary>
    private sealed record BorrowedType(string Name, string Code, string[] Usings);
}
