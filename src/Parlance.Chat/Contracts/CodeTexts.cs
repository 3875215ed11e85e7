using System.Collections.Frozen;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Parlance.Chat.Contracts;

/// <summary>The sentences of the C# documentation, which lies beside the program.</summary>
internal static partial class CodeTexts
{
    private static readonly FrozenDictionary<string, XElement> Members = Load();

    /// <summary>What a type is for; empty when nothing is written.</summary>
    public static string OfType(Type type) => Text(Members.GetValueOrDefault($"T:{NameOf(type)}")?.Element("summary")) ?? "";

    private static string? OfProperty(MemberInfo member)
    {
        // A record's property is documented as a parameter of the record, another by itself.
        var type = NameOf(member.DeclaringType!);
        return Text(Members.GetValueOrDefault($"P:{type}.{member.Name}")?.Element("summary"))
            ?? Text(Members.GetValueOrDefault($"T:{type}")?.Elements("param").FirstOrDefault(param => string.Equals((string?)param.Attribute("name"), member.Name, StringComparison.Ordinal)));
    }

    /// <summary>The same, or what a field of this name means everywhere.</summary>
    public static string? OfField(MemberInfo member, string name) => OfProperty(member) ?? CommonTexts.Of(name);

    /// <summary>What a method does; null when nothing is written.</summary>
    public static string? OfMethod(MethodInfo method)
    {
        var name = $"M:{NameOf(method.DeclaringType!)}.{method.Name}(";
        return Text(Members.FirstOrDefault(member => member.Key.StartsWith(name, StringComparison.Ordinal)).Value?.Element("summary"));
    }

    private static string NameOf(Type type) => (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName?.Replace('+', '.') ?? "";

    private static string? Text(XElement? element)
    {
        if (element is null)
        {
            return null;
        }

        var text = string.Concat(element.Nodes().Select(node => node switch
        {
            XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
            XElement { Name.LocalName: "see" } see => $"`{((string?)see.Attribute("cref"))?.Split('.')[^1]}`",
            XText plain => plain.Value,
            _ => "",
        }));
        return Spaces().Replace(text, " ").Trim();
    }

    private static FrozenDictionary<string, XElement> Load()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "Parlance.Chat.xml");
        return File.Exists(file)
            ? XDocument.Load(file).Descendants("member").ToFrozenDictionary(member => (string)member.Attribute("name")!, StringComparer.Ordinal)
            : FrozenDictionary<string, XElement>.Empty;
    }

    [GeneratedRegex(@"\s+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();
}
