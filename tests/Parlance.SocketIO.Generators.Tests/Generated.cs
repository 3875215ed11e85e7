using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Parlance.SocketIO.Generators.Tests;

/// <summary>Sources compiled with the generator, against the real library.</summary>
internal sealed class Generated
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.ComponentModel.DataAnnotations;
        using System.Linq;
        using System.Runtime.CompilerServices;
        using System.Security.Claims;
        using System.Text.Json;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.DependencyInjection;
        using Parlance.SocketIO;
        using Parlance.SocketIO.Protocol;

        namespace Sample;


        """;

    private static readonly CSharpParseOptions Language = new(LanguageVersion.Latest);

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private Generated(Compilation compilation, GeneratorDriverRunResult result)
    {
        Compilation = compilation;
        Result = result;
    }

    public Compilation Compilation { get; }

    public GeneratorDriverRunResult Result { get; }

    /// <summary>All that was generated, file after file.</summary>
    public string Text => string.Join('\n', Result.GeneratedTrees.Select(tree => tree.ToString()));

    /// <summary>What the generator reports.</summary>
    public IReadOnlyList<string> Reported => [.. Result.Diagnostics.Select(diagnostic => diagnostic.Id)];

    /// <summary>What the compiler says about sources and generated code.</summary>
    public IReadOnlyList<string> Warnings => [.. Compilation.GetDiagnostics()
        .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Info)
        .Select(diagnostic => diagnostic.ToString())];

    public static Generated From(string source) => From(Start(source), Driver());

    public static Generated From(Compilation compilation, GeneratorDriver driver)
    {
        var ran = driver.RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        return new Generated(output, ran.GetRunResult());
    }

    public static Compilation Start(params string[] sources) => CSharpCompilation.Create(
        "Sample" + Guid.CreateVersion7().ToString("N"),
        sources.Select((source, i) => CSharpSyntaxTree.ParseText(Usings + source, Language, $"Source{i}.cs")),
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, warningLevel: 9999));

    public static GeneratorDriver Driver() => CSharpGeneratorDriver.Create(
        [new GatewayGenerator().AsSourceGenerator()],
        parseOptions: Language,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    public static SyntaxTree Parse(string source, string path) => CSharpSyntaxTree.ParseText(Usings + source, Language, path);

    /// <summary>Compiles to memory and loads it.</summary>
    public Assembly Load()
    {
        using var image = new MemoryStream();
        var emitted = Compilation.Emit(image);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        image.Position = 0;
        return new AssemblyLoadContext("Sample", isCollectible: true).LoadFromStream(image);
    }
}
