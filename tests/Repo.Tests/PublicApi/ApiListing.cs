using System.Reflection;
using System.Runtime.CompilerServices;

namespace Repo.Tests.PublicApi;

/// <summary>What a user of an assembly can see, as text: a line for each type, an indented line for each member.</summary>
internal static class ApiListing
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IReadOnlyList<string> Of(Assembly assembly)
    {
        var lines = new List<string>();
        foreach (var type in assembly.GetExportedTypes().Where(IsWritten).OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            lines.Add(TypeLine.Of(type));
            var members = type.IsEnum ? Members(type) : Members(type).Order(StringComparer.Ordinal);
            lines.AddRange(members.Select(member => $"    {member}"));
            lines.Add("");
        }

        return lines;
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
        {
            return type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => $"{field.Name} = {Convert.ToInt64(field.GetRawConstantValue(), null)}");
        }

        if (type.IsSubclassOf(typeof(Delegate)))
        {
            return [];
        }

        return type.GetFields(Declared).Where(field => IsVisible(field) && IsWritten(field)).Select(MemberLine.Of)
            .Concat(type.GetProperties(Declared).Where(property => property.GetAccessors(nonPublic: true).Any(IsVisible) && IsWritten(property)).Select(MemberLine.Of))
            .Concat(type.GetEvents(Declared).Where(@event => IsVisible(@event.AddMethod!)).Select(MemberLine.Of))
            .Concat(type.GetConstructors(Declared).Where(IsVisible).Select(MemberLine.Of))
            .Concat(type.GetMethods(Declared).Where(method => IsVisible(method) && IsWritten(method) && !IsAccessor(method)).Select(MemberLine.Of));
    }

    internal static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsVisible(FieldInfo field) => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly;

    // Records and closures bring members that nobody wrote.
    private static bool IsWritten(MemberInfo member) =>
        !member.Name.Contains('<', StringComparison.Ordinal) && !member.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);

    private static bool IsAccessor(MethodInfo method) =>
        method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);
}
