using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Repo.Tests.PublicApi;

/// <summary>The line of a member, close to how C# declares it.</summary>
internal static class MemberLine
{
    public static string Of(FieldInfo field) => field.IsLiteral
        ? $"const {TypeName.Of(field.FieldType, field)} {field.Name} = {Literal(field.GetRawConstantValue())}"
        : $"{Protected(field.IsFamily || field.IsFamilyOrAssembly)}{(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{TypeName.Of(field.FieldType, field)} {field.Name}";

    public static string Of(PropertyInfo property)
    {
        var get = Visible(property.GetMethod);
        var set = Visible(property.SetMethod);
        var index = property.GetIndexParameters() is { Length: > 0 } parameters ? $"this[{string.Join(", ", parameters.Select(Parameter))}]" : property.Name;
        var required = property.IsDefined(typeof(RequiredMemberAttribute), inherit: false) ? "required " : "";
        var setter = set is null ? "" : $"{Narrower(set, get)}{(IsInit(set) ? "init" : "set")}; ";
        return $"{Modifiers((get ?? set)!)}{required}{TypeName.Of(property.PropertyType, property)} {index} {{ {(get is null ? "" : "get; ")}{setter}}}";
    }

    public static string Of(EventInfo @event) => $"{Modifiers(@event.AddMethod!)}event {TypeName.Of(@event.EventHandlerType!, @event)} {@event.Name}";

    public static string Of(ConstructorInfo constructor) => $"{Protected(!constructor.IsPublic)}new({Parameters(constructor)})";

    public static string Of(MethodInfo method)
    {
        var generic = method.IsGenericMethodDefinition ? $"<{string.Join(", ", method.GetGenericArguments().Select(type => type.Name))}>" : "";
        var extension = method.IsDefined(typeof(ExtensionAttribute), inherit: false) ? "this " : "";
        return $"{Modifiers(method)}{ReturnType(method)} {method.Name}{generic}({extension}{Parameters(method)}){TypeLine.Constraints(method.GetGenericArguments())}";
    }

    public static string ReturnType(MethodInfo method) => TypeName.Of(method.ReturnType, method.ReturnParameter);

    public static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        var isParams = parameter.IsDefined(typeof(ParamArrayAttribute), inherit: false) || parameter.IsDefined(typeof(ParamCollectionAttribute), inherit: false);
        var direction = parameter switch
        {
            { IsOut: true } => "out ",
            { IsIn: true } => "in ",
            { ParameterType.IsByRef: true } => "ref ",
            _ => isParams ? "params " : "",
        };
        var value = parameter.HasDefaultValue ? $" = {Literal(parameter.RawDefaultValue)}" : "";
        return $"{direction}{TypeName.Of(parameter.ParameterType, parameter)} {parameter.Name}{value}";
    }

    private static string Modifiers(MethodInfo method)
    {
        var kind = method switch
        {
            { IsStatic: true, IsAbstract: true } => "static abstract ",
            { IsStatic: true } => "static ",
            { DeclaringType.IsInterface: true } => method.IsAbstract ? "" : "virtual ",
            { IsAbstract: true } => "abstract ",
            { IsVirtual: true, IsFinal: false } when method.GetBaseDefinition() != method => "override ",
            { IsVirtual: true, IsFinal: false } => "virtual ",
            _ => "",
        };
        return $"{Protected(!method.IsPublic)}{kind}";
    }

    private static string Protected(bool isProtected) => isProtected ? "protected " : "";

    private static MethodInfo? Visible(MethodInfo? accessor) => accessor is not null && ApiListing.IsVisible(accessor) ? accessor : null;

    private static string Narrower(MethodInfo set, MethodInfo? get) => get is { IsPublic: true } && !set.IsPublic ? "protected " : "";

    private static bool IsInit(MethodInfo set) => set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static string Literal(object? value) => value switch
    {
        null => "default",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
