using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Parlance.SocketIO.Generators.Parsing;

/// <summary>Writes constants and attributes as C# expressions.</summary>
internal static class Expressions
{
    public static string Text(string value) => SymbolDisplay.FormatLiteral(value, quote: true);

    public static string TextOrNull(string? value) => value is null ? "null" : Text(value);

    /// <summary>`new global::A.RangeAttribute(1, 5) { ErrorMessage = "…" }`.</summary>
    public static string New(AttributeData attribute)
    {
        var arguments = string.Join(", ", attribute.ConstructorArguments.Select(Constant));
        var named = string.Join(", ", attribute.NamedArguments.Select(pair => $"{Identifier(pair.Key)} = {Constant(pair.Value)}"));
        var initializer = named.Length == 0 ? "" : $" {{ {named} }}";
        return $"new {Names.Plain(attribute.AttributeClass!)}({arguments}){initializer}";
    }

    /// <summary>The default value of an optional parameter.</summary>
    public static string DefaultOf(IParameterSymbol parameter)
    {
        if (!parameter.HasExplicitDefaultValue || parameter.ExplicitDefaultValue is not { } value)
        {
            return "default!";
        }

        return $"({Names.Plain(parameter.Type)})({Primitive(value)})";
    }

    public static string Identifier(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    public static string Constant(TypedConstant constant) => constant.Kind switch
    {
        _ when constant.IsNull => $"({Names.Plain(constant.Type!)})null!",
        TypedConstantKind.Type => $"typeof({Names.Plain((ITypeSymbol)constant.Value!)})",
        TypedConstantKind.Array => $"new {Names.Plain(constant.Type!)} {{ {string.Join(", ", constant.Values.Select(Constant))} }}",
        _ => $"({Names.Plain(constant.Type!)})({Primitive(constant.Value!)})",
    };

    private static string Primitive(object value) => value switch
    {
        double number => Floating(number, number.ToString("R", CultureInfo.InvariantCulture), "double", "D"),
        float number => Floating(number, number.ToString("R", CultureInfo.InvariantCulture), "float", "F"),
        decimal number => number.ToString(CultureInfo.InvariantCulture) + "M",
        _ => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false)!,
    };

    private static string Floating(double value, string text, string type, string suffix) => value switch
    {
        _ when double.IsNaN(value) => type + ".NaN",
        _ when double.IsPositiveInfinity(value) => type + ".PositiveInfinity",
        _ when double.IsNegativeInfinity(value) => type + ".NegativeInfinity",
        _ => text + suffix,
    };
}
