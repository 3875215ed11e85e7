using System.Text;
using Microsoft.CodeAnalysis;
using Parlance.SocketIO.Generators.Model;

namespace Parlance.SocketIO.Generators.Parsing;

/// <summary>Reads a class with [Gateway].</summary>
internal static class GatewayParser
{
    public static ParsedGateway Parse(INamedTypeSymbol type, AttributeData gateway, Compilation compilation, CancellationToken stop)
    {
        var context = new ParseContext(compilation);
        var ns = AttributeParser.Text(gateway) ?? "/";
        if (WhyNotUsable(type, context) is { } reason)
        {
            context.Report(Rules.GatewayClass, type, type.Name, reason);
        }

        if (ns.Length == 0 || ns[0] != '/' || ns.IndexOfAny([',', '?']) >= 0)
        {
            context.Report(Rules.NamespaceName, type, ns);
        }

        var methods = new List<MethodModel>();
        var routes = new List<RouteModel>();
        foreach (var method in Handlers(type))
        {
            stop.ThrowIfCancellationRequested();
            var model = MethodParser.Parse(method, context);
            methods.Add(model);
            var place = PlaceModel.Of(method.Locations.FirstOrDefault());
            routes.AddRange(model.Events.Select(item => new RouteModel(ns, item.Name, $"{type.Name}.{method.Name}", place)));
        }

        var bases = Bases(type).ToArray();
        var result = new GatewayModel(
            HintName(type),
            Names.Plain(type),
            ns,
            Parts(bases).ToEquatable(),
            bases.SelectMany(item => AttributeParser.Metadata(item, context)).ToEquatable(),
            methods.ToEquatable(),
            context.Checks.Result());
        var diagnostics = context.Diagnostics;
        return new ParsedGateway(diagnostics.Count == 0 ? result : null, diagnostics, routes.ToEquatable());
    }

    /// <summary>Guards and interceptors of base classes go first; filters of base classes are asked last.</summary>
    private static IEnumerable<PartModel> Parts(IReadOnlyList<INamedTypeSymbol> bases)
    {
        var filters = bases.SelectMany(AttributeParser.Parts).Where(part => part.Kind == PartKind.Filter);
        return bases.Reverse().SelectMany(AttributeParser.Parts).Where(part => part.Kind != PartKind.Filter).Concat(filters);
    }

    /// <summary>The class and its base classes, nearest first.</summary>
    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        for (var current = type; current is { SpecialType: not SpecialType.System_Object }; current = current.BaseType)
        {
            yield return current;
        }
    }

    /// <summary>The handlers of the class and its base classes; an overridden one stands for what it overrides.</summary>
    private static IEnumerable<IMethodSymbol> Handlers(INamedTypeSymbol type)
    {
        var overridden = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default);
        foreach (var method in Bases(type).SelectMany(item => item.GetMembers().OfType<IMethodSymbol>()))
        {
            if (AttributeParser.Find(method, Names.SubscribeMessage) is null || overridden.Contains(method))
            {
                continue;
            }

            for (var current = method.OverriddenMethod; current is not null; current = current.OverriddenMethod)
            {
                overridden.Add(current);
            }

            yield return method;
        }
    }

    private static string? WhyNotUsable(INamedTypeSymbol type, ParseContext context) => type switch
    {
        { IsStatic: true } => "it is static",
        { IsAbstract: true } => "it is abstract",
        { IsGenericType: true } or { ContainingType.IsGenericType: true } => "it is generic",
        { IsFileLocal: true } => "it is local to its file, where generated code cannot reach it",
        _ when !context.IsAccessible(type) => "it is private, where generated code cannot reach it",
        _ => null,
    };

    private static string HintName(INamedTypeSymbol type)
    {
        var name = new StringBuilder();
        foreach (var c in type.ToDisplayString())
        {
            name.Append(char.IsLetterOrDigit(c) || c is '.' or '_' ? c : '_');
        }

        return name.Append(".Gateway.g.cs").ToString();
    }
}
