namespace Parlance.SocketIO.Generators.Model;

/// <summary>The validation of a type: a method that looks at its members.</summary>
/// <param name="Id">Its number in the generated file.</param>
/// <param name="Type">The type, fully qualified.</param>
/// <param name="Members">Its members with something to look at.</param>
/// <param name="SelfAttributes">Attributes of the type itself.</param>
/// <param name="Display">The type's name in messages.</param>
/// <param name="ValidatesItself">Whether it is an IValidatableObject.</param>
/// <param name="Derived">Derived types that JSON may make in its place, and the numbers of their checks.</param>
internal sealed record CheckModel(
    int Id,
    string Type,
    EquatableArray<MemberModel> Members,
    EquatableArray<string> SelfAttributes,
    string Display,
    bool ValidatesItself,
    EquatableArray<DerivedModel> Derived);

/// <summary>A member of a checked type.</summary>
/// <param name="Name">Its name.</param>
/// <param name="JsonName">Its name in JSON if an attribute sets one.</param>
/// <param name="Display">Its name in messages.</param>
/// <param name="Value">What to look at.</param>
internal sealed record MemberModel(string Name, string? JsonName, string Display, ValueModel Value);

/// <summary>What is looked at in a value.</summary>
/// <param name="Attributes">Expressions that make its validation attributes.</param>
/// <param name="NotNull">Whether its type promises that it is not null, which JSON does not keep.</param>
/// <param name="Guard">The condition under which there is something behind it, with {0} for the value; empty for always.</param>
/// <param name="Access">How to get at that, with {0} for the value.</param>
/// <param name="TypeCheck">The check of its type, or -1.</param>
/// <param name="Items">What is looked at in its items, or null.</param>
/// <param name="IsDictionary">Whether its items are the values of a dictionary.</param>
internal sealed record ValueModel(
    EquatableArray<string> Attributes,
    bool NotNull,
    string Guard,
    string Access,
    int TypeCheck,
    ValueModel? Items,
    bool IsDictionary);

/// <summary>A derived type.</summary>
/// <param name="Type">The type, fully qualified.</param>
/// <param name="Check">The number of its check.</param>
internal sealed record DerivedModel(string Type, int Check);
