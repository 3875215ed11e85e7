using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Parlance.SocketIO.Generators.Parsing;

namespace Parlance.SocketIO.Generators;

/// <summary>Silences the advice to make a handler static where it uses no field: handlers are called on the gateway, and a static one is PSIO003.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HandlerSuppressor : DiagnosticSuppressor
{
    private static readonly SuppressionDescriptor StaticHandler = new("PSIOS001", "CA1822", "A handler is called on the instance of its gateway");

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = [StaticHandler];

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree is { } tree
                && tree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan) is { } node
                && context.GetSemanticModel(tree).GetDeclaredSymbol(node, context.CancellationToken) is IMethodSymbol method
                && AttributeParser.Find(method, Names.SubscribeMessage) is not null)
            {
                context.ReportSuppression(Suppression.Create(StaticHandler, diagnostic));
            }
        }
    }
}
