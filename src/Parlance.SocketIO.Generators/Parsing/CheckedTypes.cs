using Microsoft.CodeAnalysis;

namespace Parlance.SocketIO.Generators.Parsing;

/// <summary>What validation needs to know of types: which have members, which have items, and what JSON makes of their properties.</summary>
internal static class CheckedTypes
{
    /// <summary>The type of a collection's items, or of a dictionary's values.</summary>
    public static (ITypeSymbol Type, bool IsDictionary)? ItemOf(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array)
        {
            return array.Rank == 1 ? (array.ElementType, false) : null;
        }

        if (type.SpecialType == SpecialType.System_String || type is not INamedTypeSymbol named)
        {
            return null;
        }

        var interfaces = named.TypeKind == TypeKind.Interface ? named.AllInterfaces.Insert(0, named) : named.AllInterfaces;
        var dictionary = interfaces.FirstOrDefault(item => Names.Bare(item)
            is "System.Collections.Generic.IReadOnlyDictionary<TKey, TValue>" or "System.Collections.Generic.IDictionary<TKey, TValue>");
        if (dictionary is not null)
        {
            return (dictionary.TypeArguments[1], true);
        }

        var items = interfaces.FirstOrDefault(item => item.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T);
        return items is null ? null : (items.TypeArguments[0], false);
    }

    /// <summary>Whether a type is the application's, with properties to look at. The base class library's have no rules.</summary>
    public static bool HasMembers(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface, SpecialType: SpecialType.None, IsUnboundGenericType: false }
        && Root(type.ContainingNamespace) is not "System" and not "Microsoft"
        && type.ContainingNamespace.ToDisplayString() != "Parlance.SocketIO.Protocol";

    /// <summary>The properties that JSON may set, those of base classes too.</summary>
    public static IEnumerable<IPropertySymbol> Properties(INamedTypeSymbol type, ParseContext context)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var types = type.TypeKind == TypeKind.Interface ? type.AllInterfaces.Insert(0, type) : Bases(type);
        return types.SelectMany(item => item.GetMembers().OfType<IPropertySymbol>()).Where(property =>
            !property.IsStatic && !property.IsIndexer && property.DeclaredAccessibility == Accessibility.Public
            && property.GetMethod is { DeclaredAccessibility: Accessibility.Public } && property.ReturnsByRef is false
            && property.Type.IsRefLikeType is false && context.IsAccessible(property) && seen.Add(property.Name));
    }

    /// <summary>The parameter of a record's constructor that a property was made from: attributes stand there by default.</summary>
    public static IParameterSymbol? RecordParameter(IPropertySymbol property) => property.ContainingType.IsRecord
        ? property.ContainingType.InstanceConstructors
            .Where(constructor => !constructor.IsImplicitlyDeclared || constructor.Parameters.Length != 1
                || !SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, property.ContainingType))
            .SelectMany(constructor => constructor.Parameters)
            .FirstOrDefault(parameter => parameter.Name == property.Name && SymbolEqualityComparer.Default.Equals(parameter.Type, property.Type))
        : null;

    /// <summary>Whether the client cannot set it.</summary>
    public static bool IsIgnored(IPropertySymbol property) =>
        AttributeParser.Find(property, "System.Text.Json.Serialization.JsonIgnoreAttribute") is { } ignore
        && (AttributeParser.Named<int?>(ignore, "Condition") ?? 1) == 1;

    /// <summary>The name that an attribute gives it in JSON, or null.</summary>
    public static string? JsonName(IPropertySymbol property) =>
        AttributeParser.Find(property, "System.Text.Json.Serialization.JsonPropertyNameAttribute") is { } named ? AttributeParser.Text(named) : null;

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            yield return current;
        }
    }

    private static string Root(INamespaceSymbol ns)
    {
        while (ns.ContainingNamespace is { IsGlobalNamespace: false } outer)
        {
            ns = outer;
        }

        return ns.Name;
    }
}
