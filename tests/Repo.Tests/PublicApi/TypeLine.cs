using System.Reflection;
using System.Runtime.CompilerServices;

namespace Repo.Tests.PublicApi;

/// <summary>The line of a type: kind, name, base, interfaces, constraints.</summary>
internal static class TypeLine
{
    public static string Of(Type type)
    {
        if (type.IsSubclassOf(typeof(Delegate)))
        {
            var invoke = type.GetMethod("Invoke")!;
            return $"delegate {MemberLine.ReturnType(invoke)} {FullName(type)}({MemberLine.Parameters(invoke)}){Constraints(type.GetGenericArguments())}";
        }

        var bases = Bases(type).ToArray();
        var inherits = bases.Length > 0 ? $" : {string.Join(", ", bases)}" : "";
        return $"{Kind(type)} {FullName(type)}{inherits}{Constraints(type.GetGenericArguments())}";
    }

    public static string Constraints(Type[] parameters) => string.Concat(
        from parameter in parameters
        let words = ConstraintWords(parameter).ToArray()
        where words.Length > 0
        select $" where {parameter.Name} : {string.Join(", ", words)}");

    private static string Kind(Type type) => type switch
    {
        { IsInterface: true } => "interface",
        { IsEnum: true } => $"enum ({TypeName.Of(Enum.GetUnderlyingType(type))})",
        { IsValueType: true } => $"{Readonly(type)}{(type.IsByRefLike ? "ref " : "")}struct",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    private static string Readonly(Type type) => type.IsDefined(typeof(IsReadOnlyAttribute), inherit: false) ? "readonly " : "";

    private static string FullName(Type type) =>
        $"{(type.DeclaringType is null ? $"{type.Namespace}." : "")}{(type.DeclaringType is { } outer ? $"{outer.FullName}." : "")}{TypeName.Of(type)}";

    private static IEnumerable<string> Bases(Type type)
    {
        if (type.IsEnum)
        {
            return [];
        }

        var inherited = type.BaseType?.GetInterfaces() ?? [];
        var interfaces = type.GetInterfaces().Except(inherited)
            .Except(type.GetInterfaces().SelectMany(one => one.GetInterfaces()))
            .Select(one => TypeName.Of(one)).Order(StringComparer.Ordinal);
        var isPlain = type.BaseType is null || type.BaseType == typeof(object) || type.BaseType == typeof(ValueType);
        return isPlain ? interfaces : interfaces.Prepend(TypeName.Of(type.BaseType!));
    }

    private static IEnumerable<string> ConstraintWords(Type parameter)
    {
        var attributes = parameter.GenericParameterAttributes;
        if (attributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
        {
            yield return "class";
        }

        var isStruct = attributes.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint);
        if (isStruct)
        {
            yield return "struct";
        }

        foreach (var bound in parameter.GetGenericParameterConstraints().Where(bound => bound != typeof(ValueType)))
        {
            yield return TypeName.Of(bound);
        }

        if (!isStruct && attributes.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint))
        {
            yield return "new()";
        }
    }
}
