using Microsoft.CodeAnalysis;
using Parlance.SocketIO.Generators.Model;

namespace Parlance.SocketIO.Generators.Parsing;

/// <summary>
/// Finds what there is to validate in the arguments of a gateway: DataAnnotations on parameters, on properties and on types, and
/// members that are null although their type says they never are; down through members and items.
/// </summary>
internal sealed class CheckParser(ParseContext context)
{
    private readonly Dictionary<ITypeSymbol, int> _ids = new(SymbolEqualityComparer.Default);
    private readonly SortedDictionary<int, CheckModel> _checks = [];

    /// <summary>What there is to look at in a parameter.</summary>
    public ValueModel? Parameter(IParameterSymbol parameter)
    {
        var attributes = ValidationAttributes.Of(parameter, parameter.GetAttributes(), context).ToEquatable();
        return Value(parameter.Type, attributes, notNull: false);
    }

    /// <summary>The checks that have something to do, themselves or through others.</summary>
    public EquatableArray<CheckModel> Result()
    {
        var needed = new HashSet<int>();
        int before;
        do
        {
            before = needed.Count;
            needed.UnionWith(_checks.Values.Where(check => HasWork(check, needed)).Select(check => check.Id));
        }
        while (needed.Count > before);

        return _checks.Values.Where(check => needed.Contains(check.Id)).ToEquatable();
    }

    /// <summary>Whether a value is worth looking at, given the types that are.</summary>
    public static bool HasWork(ValueModel? value, HashSet<int> needed) =>
        value is not null && (value.Attributes.Count > 0 || value.NotNull || needed.Contains(value.TypeCheck) || HasWork(value.Items, needed));

    private static bool HasWork(CheckModel check, HashSet<int> needed) =>
        check.ValidatesItself
        || check.SelfAttributes.Count > 0
        || check.Members.Any(member => HasWork(member.Value, needed))
        || check.Derived.Any(derived => needed.Contains(derived.Check));

    private ValueModel? Value(ITypeSymbol type, EquatableArray<string> attributes, bool notNull)
    {
        var (guard, access, inner) = Unwrap(type);
        var isDictionary = false;
        ValueModel? items = null;
        var check = -1;
        if (CheckedTypes.ItemOf(inner) is { } item)
        {
            isDictionary = item.IsDictionary;
            var itemIsPromised = item.Type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.NotAnnotated };
            items = Value(item.Type, new EquatableArray<string>([]), itemIsPromised);
        }
        else if (CheckedTypes.HasMembers(inner))
        {
            check = Check((INamedTypeSymbol)inner);
        }

        return attributes.Count == 0 && !notNull && items is null && check < 0
            ? null
            : new ValueModel(attributes, notNull, guard, access, check, items, isDictionary);
    }

    private static (string Guard, string Access, ITypeSymbol Inner) Unwrap(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => ("{0}.HasValue", "{0}.Value", nullable.TypeArguments[0]),
        { IsReferenceType: true } => ("{0} is not null", "{0}", type),
        _ when Names.Bare(type) == "System.Collections.Immutable.ImmutableArray<T>" => ("!{0}.IsDefault", "{0}", type),
        _ => ("", "{0}", type),
    };

    private int Check(INamedTypeSymbol type)
    {
        if (_ids.TryGetValue(type, out var known))
        {
            return known;
        }

        // Before its members: a type may hold itself.
        var id = _ids.Count;
        _ids.Add(type, id);
        _checks[id] = new CheckModel(
            id,
            Names.Plain(type),
            Members(type).ToEquatable(),
            ValidationAttributes.Of(type, type.GetAttributes(), context).ToEquatable(),
            type.Name,
            type.AllInterfaces.Any(item => Names.Bare(item) == "System.ComponentModel.DataAnnotations.IValidatableObject"),
            Derived(type).ToEquatable());
        return id;
    }

    private IEnumerable<MemberModel> Members(INamedTypeSymbol type)
    {
        foreach (var property in CheckedTypes.Properties(type, context))
        {
            var parameter = CheckedTypes.RecordParameter(property);
            var all = parameter is null ? property.GetAttributes() : property.GetAttributes().AddRange(parameter.GetAttributes());
            var attributes = ValidationAttributes.Of(property, all, context).ToEquatable();
            var ignored = CheckedTypes.IsIgnored(property);
            var promised = !ignored
                && property.Type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.NotAnnotated }
                && (property.SetMethod is not null || parameter is not null)
                && !ValidationAttributes.HasRequired(all);
            var value = ignored ? AttributesOnly(attributes) : Value(property.Type, attributes, promised);
            if (value is not null)
            {
                yield return new MemberModel(
                    Expressions.Identifier(property.Name),
                    CheckedTypes.JsonName(property),
                    ValidationAttributes.DisplayName(all) ?? property.Name,
                    value);
            }
        }
    }

    private static ValueModel? AttributesOnly(EquatableArray<string> attributes) =>
        attributes.Count == 0 ? null : new ValueModel(attributes, NotNull: false, "", "{0}", TypeCheck: -1, Items: null, IsDictionary: false);

    /// <summary>The types that [JsonDerivedType] lets a client choose instead.</summary>
    private IEnumerable<DerivedModel> Derived(INamedTypeSymbol type)
    {
        foreach (var attribute in AttributeParser.FindAll(type, "System.Text.Json.Serialization.JsonDerivedTypeAttribute"))
        {
            if (attribute.ConstructorArguments.FirstOrDefault().Value is INamedTypeSymbol derived
                && !SymbolEqualityComparer.Default.Equals(derived, type) && context.IsAccessible(derived))
            {
                yield return new DerivedModel(Names.Plain(derived), Check(derived));
            }
        }
    }
}
