using System.Globalization;
using Microsoft.CodeAnalysis;
using Parlance.SocketIO.Generators.Model;

namespace Parlance.SocketIO.Generators.Parsing;

/// <summary>Decides where the parameters of a handler come from, as far as their types tell.</summary>
internal static class ParameterParser
{
    public static IReadOnlyList<ParameterModel> ParseAll(IMethodSymbol method, ParseContext context)
    {
        var models = method.Parameters.Select(parameter => Parse(parameter, context)).ToArray();
        ReportSharedArguments(method, models, context);
        return models;
    }

    private static ParameterModel Parse(IParameterSymbol parameter, ParseContext context)
    {
        var type = parameter.Type;
        var name = Names.Bare(type);
        var body = AttributeParser.Find(parameter, Names.MessageBody);
        if (WhyNotBindable(parameter) is { } reason)
        {
            context.Report(Rules.HandlerParameter, parameter, parameter.Name, reason);
        }

        if (AttributeParser.Find(parameter, Names.ConnectedSocket) is not null && name != Names.Socket)
        {
            context.Report(Rules.ParameterAttribute, parameter, "ConnectedSocket", parameter.Name, type.ToDisplayString(), "it takes a Socket");
        }

        if (name == Names.AckCallback || Names.Special.ContainsKey(name))
        {
            if (body is not null)
            {
                context.Report(Rules.ParameterAttribute, parameter, "MessageBody", parameter.Name, type.ToDisplayString(), "that type never comes from the client");
            }

            return name == Names.AckCallback
                ? new ParameterModel(parameter.Name, Names.Annotated(type), ParameterKind.Ack)
                : new ParameterModel(parameter.Name, Names.Annotated(type), ParameterKind.Special, Names.Special[name]);
        }

        if (AttributeParser.Find(parameter, Names.FromKeyedServices) is { } keyed)
        {
            return new ParameterModel(parameter.Name, Names.Plain(type), ParameterKind.Service, Expressions.Constant(keyed.ConstructorArguments.FirstOrDefault()));
        }

        if (AttributeParser.Find(parameter, Names.FromServices) is not null || name == "System.IServiceProvider")
        {
            return new ParameterModel(parameter.Name, Names.Plain(type), ParameterKind.Service, "null");
        }

        return Body(parameter, body, context);
    }

    private static ParameterModel Body(IParameterSymbol parameter, AttributeData? attribute, ParseContext context)
    {
        var kind = attribute is null && CanBeService(parameter.Type) ? ParameterKind.Candidate : ParameterKind.Body;
        var optional = parameter.HasExplicitDefaultValue
            || parameter.Type.NullableAnnotation == NullableAnnotation.Annotated
            || parameter.Type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
        var property = attribute is null ? null : AttributeParser.Text(attribute);
        return new ParameterModel(
            parameter.Name,
            Names.Annotated(parameter.Type),
            kind,
            Index: attribute is null ? -1 : AttributeParser.Named<int?>(attribute, "Index") ?? -1,
            Property: property,
            Optional: optional,
            Fallback: Expressions.DefaultOf(parameter),
            Checks: context.Checks.Parameter(parameter));
    }

    /// <summary>Classes and interfaces may be services; values, strings, collections and JSON never are.</summary>
    private static bool CanBeService(ITypeSymbol type) =>
        type.TypeKind is TypeKind.Class or TypeKind.Interface or TypeKind.Delegate
        && type.SpecialType is SpecialType.None
        && type.ContainingNamespace?.ToDisplayString() is not "System.Text.Json" and not "System.Text.Json.Nodes"
        && Names.Bare(type) is not "System.Uri" and not "System.Version"
        && !type.AllInterfaces.Append(type).Any(item => item.SpecialType == SpecialType.System_Collections_IEnumerable);

    private static string? WhyNotBindable(IParameterSymbol parameter) => parameter switch
    {
        { RefKind: not RefKind.None } => "it is passed by reference",
        { Type.IsRefLikeType: true } => "its type lives on the stack",
        { Type.TypeKind: TypeKind.Pointer or TypeKind.FunctionPointer } => "its type is a pointer",
        _ => null,
    };

    /// <summary>'Property a of argument 0, and argument 0 as a whole' is never meant. Candidates are looked at when the server starts.</summary>
    private static void ReportSharedArguments(IMethodSymbol method, ParameterModel[] models, ParseContext context)
    {
        var byProperty = new HashSet<int>(models.Where(model => model.Property is not null).Select(model => Math.Max(model.Index, 0)));
        var whole = new HashSet<int>();
        var next = 0;
        for (var i = 0; i < models.Length; i++)
        {
            if (models[i].Kind != ParameterKind.Body || models[i].Property is not null)
            {
                continue;
            }

            var index = models[i].Index >= 0 ? models[i].Index : next++;
            if (byProperty.Contains(index) || !whole.Add(index))
            {
                var how = byProperty.Contains(index) ? "a property of" : "too";
                context.Report(Rules.ArgumentTwice, method.Parameters[i], models[i].Name, index.ToString(CultureInfo.InvariantCulture), how);
            }
        }
    }
}
