using Microsoft.CodeAnalysis;
using Parlance.SocketIO.Generators.Model;

namespace Parlance.SocketIO.Generators.Parsing;

/// <summary>What the parsers of one gateway share: the compilation, the findings, the types to check.</summary>
internal sealed class ParseContext
{
    private readonly List<DiagnosticModel> _diagnostics = [];

    public ParseContext(Compilation compilation)
    {
        Compilation = compilation;
        Checks = new CheckParser(this);
    }

    public Compilation Compilation { get; }

    public CheckParser Checks { get; }

    public EquatableArray<DiagnosticModel> Diagnostics => _diagnostics.ToEquatable();

    public bool IsAccessible(ISymbol symbol) => Compilation.IsSymbolAccessibleWithin(symbol, Compilation.Assembly);

    public void Report(DiagnosticDescriptor rule, ISymbol symbol, params string[] arguments) =>
        _diagnostics.Add(new DiagnosticModel(rule, PlaceModel.Of(symbol.Locations.FirstOrDefault()), arguments.ToEquatable()));
}
