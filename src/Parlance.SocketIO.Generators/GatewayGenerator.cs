using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Parlance.SocketIO.Generators.Emitting;
using Parlance.SocketIO.Generators.Model;
using Parlance.SocketIO.Generators.Parsing;

namespace Parlance.SocketIO.Generators;

/// <summary>
/// Writes for every [Gateway] class how its events are bound, so that nothing is looked up by reflection, and reports what cannot be bound.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class GatewayGenerator : IIncrementalGenerator
{
    /// <summary>The step that knows all that is generated, for the tests of what an edit does.</summary>
    internal const string ModelStep = "Model";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var parsed = context.SyntaxProvider.ForAttributeWithMetadataName(
            Names.Gateway,
            static (node, _) => node is TypeDeclarationSyntax,
            static (found, stop) => GatewayParser.Parse((INamedTypeSymbol)found.TargetSymbol, found.Attributes[0], found.SemanticModel.Compilation, stop));

        // Models hold no places in source: an edit above a class moves it, but changes nothing of what is generated.
        var models = parsed.Select(static (item, _) => item.Model).WithTrackingName(ModelStep);
        context.RegisterSourceOutput(models, static (output, model) =>
        {
            if (model is not null)
            {
                output.AddSource(model.HintName, SourceText.From(GatewayEmitter.Emit(model), Encoding.UTF8));
            }
        });

        context.RegisterSourceOutput(parsed.SelectMany(static (item, _) => item.Diagnostics), Report);
        var routes = parsed.SelectMany(static (item, _) => item.Routes).Collect();
        context.RegisterSourceOutput(routes.SelectMany(static (items, _) => RouteOwners.FindSecond(items)), Report);

        var strays = context.SyntaxProvider.ForAttributeWithMetadataName(
            Names.SubscribeMessage,
            static (node, _) => node is MethodDeclarationSyntax,
            static (found, _) => StrayHandler.Find((IMethodSymbol)found.TargetSymbol));
        context.RegisterSourceOutput(strays, static (output, stray) =>
        {
            if (stray is not null)
            {
                Report(output, stray);
            }
        });
    }

    private static void Report(SourceProductionContext output, DiagnosticModel diagnostic) => output.ReportDiagnostic(diagnostic.ToDiagnostic());
}
