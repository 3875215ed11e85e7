using Microsoft.CodeAnalysis;
using Parlance.SocketIO.Generators.Model;

namespace Parlance.SocketIO.Generators.Parsing;

/// <summary>Reads the attributes of gateways and handlers.</summary>
internal static class AttributeParser
{
    public static AttributeData? Find(ISymbol symbol, string name) =>
        symbol.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass is { } type && Names.Bare(type) == name);

    public static IEnumerable<AttributeData> FindAll(ISymbol symbol, string name) =>
        symbol.GetAttributes().Where(attribute => attribute.AttributeClass is { } type && Names.Bare(type) == name);

    /// <summary>The first argument of the attribute's constructor, if it is a text.</summary>
    public static string? Text(AttributeData attribute) =>
        attribute.ConstructorArguments.IsEmpty ? null : attribute.ConstructorArguments[0].Value as string;

    public static T? Named<T>(AttributeData attribute, string name)
    {
        foreach (var pair in attribute.NamedArguments)
        {
            if (pair.Key == name && pair.Value.Value is T value)
            {
                return value;
            }
        }

        return default;
    }

    /// <summary>Guards, filters and interceptors, in the order in which they stand.</summary>
    public static IEnumerable<PartModel> Parts(ISymbol symbol)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            var kind = attribute.AttributeClass is null ? null : Names.Bare(attribute.AttributeClass) switch
            {
                Names.UseGuards => PartKind.Guard,
                Names.UseFilters => PartKind.Filter,
                Names.UseInterceptors => (PartKind?)PartKind.Interceptor,
                _ => null,
            };
            if (kind is { } found && attribute.AttributeClass!.TypeArguments[0] is { TypeKind: not TypeKind.Error } type)
            {
                yield return new PartModel(found, Names.Plain(type), Named<int?>(attribute, "On") ?? AllTargets);
            }
        }
    }

    /// <summary>Attributes of the application, for guards to read their rules from; those of the compiler and of this library are not.</summary>
    public static IEnumerable<string> Metadata(ISymbol symbol, ParseContext context) =>
        from attribute in symbol.GetAttributes()
        let type = attribute.AttributeClass
        where type is { TypeKind: not TypeKind.Error } && attribute.AttributeConstructor is not null && !IsOurs(type) && IsUsable(attribute, context)
        select Expressions.New(attribute);

    /// <summary>Whether generated code can make the attribute again.</summary>
    public static bool IsUsable(AttributeData attribute, ParseContext context) =>
        context.IsAccessible(attribute.AttributeClass!)
        && attribute.ConstructorArguments.Concat(attribute.NamedArguments.Select(pair => pair.Value)).All(constant => IsUsable(constant, context));

    private static bool IsUsable(TypedConstant constant, ParseContext context) => constant.Kind switch
    {
        TypedConstantKind.Error => false,
        TypedConstantKind.Array => constant.IsNull || constant.Values.All(item => IsUsable(item, context)),
        TypedConstantKind.Type => constant.Value is not ITypeSymbol type || context.IsAccessible(type),
        _ => true,
    };

    private static bool IsOurs(INamedTypeSymbol type)
    {
        var ns = type.ContainingNamespace.ToDisplayString();
        return ns is "Parlance.SocketIO" or "System" || ns.StartsWith("System.", StringComparison.Ordinal);
    }

    private const int AllTargets = 3;
}
