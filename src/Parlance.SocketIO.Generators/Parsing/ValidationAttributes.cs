using Microsoft.CodeAnalysis;

namespace Parlance.SocketIO.Generators.Parsing;

/// <summary>Reads DataAnnotations.</summary>
internal static class ValidationAttributes
{
    private const string Annotations = "System.ComponentModel.DataAnnotations.";

    /// <summary>Expressions that make the validation attributes of something.</summary>
    public static IEnumerable<string> Of(ISymbol symbol, IEnumerable<AttributeData> attributes, ParseContext context)
    {
        foreach (var attribute in attributes.Where(IsValidation))
        {
            if (AttributeParser.IsUsable(attribute, context))
            {
                yield return Expressions.New(attribute);
            }
            else
            {
                context.Report(Rules.ValidationAttribute, symbol, attribute.AttributeClass!.Name, symbol.Name, "generated code cannot reach it");
            }
        }
    }

    public static bool HasRequired(IEnumerable<AttributeData> attributes) => attributes.Any(attribute => Is(attribute.AttributeClass, "RequiredAttribute"));

    /// <summary>The name that an attribute gives it in messages, or null.</summary>
    public static string? DisplayName(IEnumerable<AttributeData> attributes)
    {
        foreach (var attribute in attributes)
        {
            if (Is(attribute.AttributeClass, "DisplayAttribute") && AttributeParser.Named<string>(attribute, "Name") is { } name)
            {
                return name;
            }

            if (attribute.AttributeClass?.ToDisplayString() == "System.ComponentModel.DisplayNameAttribute" && AttributeParser.Text(attribute) is { } text)
            {
                return text;
            }
        }

        return null;
    }

    private static bool IsValidation(AttributeData attribute)
    {
        if (attribute.AttributeConstructor is null)
        {
            return false;
        }

        for (var type = attribute.AttributeClass; type is not null; type = type.BaseType)
        {
            if (Is(type, "ValidationAttribute"))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Is(ITypeSymbol? type, string name) => type?.ToDisplayString() == Annotations + name;
}
