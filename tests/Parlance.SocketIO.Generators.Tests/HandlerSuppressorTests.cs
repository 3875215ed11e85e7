using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Parlance.SocketIO.Generators.Tests;

public sealed class HandlerSuppressorTests
{
    [Fact]
    public async Task Nobody_is_told_to_make_a_handler_static()
    {
        var compilation = Generated.From("""
            [Gateway] internal sealed class A { [SubscribeMessage("x")] public int Handle() => 1; public int Other() => 2; }
            """).Compilation;

        var diagnostics = await compilation
            .WithAnalyzers([new MakeStatic(), new HandlerSuppressor()])
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);

        Assert.Equal("Other", Assert.Single(diagnostics, diagnostic => diagnostic.Id is "CA1822" && !diagnostic.IsSuppressed).GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

#pragma warning disable RS1029, RS1036, RS1041, RS2008 // A stand-in for the SDK's analyzer that nobody but this test loads.
    /// <summary>Says of every public method what the SDK's analyzer says of some.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class MakeStatic : DiagnosticAnalyzer
    {
        private static readonly DiagnosticDescriptor Rule = new("CA1822", "Mark members as static", "{0}", "Performance", DiagnosticSeverity.Info, isEnabledByDefault: true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterSymbolAction(
                symbol =>
                {
                    if (symbol.Symbol is IMethodSymbol { DeclaredAccessibility: Accessibility.Public, MethodKind: MethodKind.Ordinary } method)
                    {
                        symbol.ReportDiagnostic(Diagnostic.Create(Rule, method.Locations[0], method.Name));
                    }
                },
                SymbolKind.Method);
        }
    }
}
