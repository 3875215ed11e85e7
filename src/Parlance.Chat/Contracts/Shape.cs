namespace Parlance.Chat.Contracts;

/// <summary>What a value looks like in JSON.</summary>
internal abstract record Shape
{
    /// <param name="Format">Such as <c>uuid</c> or <c>date-time</c>; null for any text.</param>
    internal sealed record Text(string? Format) : Shape;

    internal sealed record Number(bool IsWhole) : Shape;

    internal sealed record Flag : Shape;

    /// <param name="Values">One of these words.</param>
    internal sealed record Words(IReadOnlyList<string> Values) : Shape;

    internal sealed record Many(Shape Of) : Shape;

    internal sealed record Map(Shape Of) : Shape;

    /// <param name="Name">An object with a name of its own.</param>
    internal sealed record Named(string Name) : Shape;

    internal sealed record Maybe(Shape Of) : Shape;

    internal sealed record Anything : Shape;
}

/// <summary>A member of an object.</summary>
/// <param name="Name">As it is in JSON.</param>
/// <param name="Shape">What it is.</param>
/// <param name="IsOptional">Whether it may be left out.</param>
/// <param name="About">What it means.</param>
internal sealed record Field(string Name, Shape Shape, bool IsOptional, string? About);

/// <summary>An object with a name: its fields, or the objects that it is one of.</summary>
/// <param name="Name">Unique among all.</param>
/// <param name="About">What it is.</param>
/// <param name="Fields">What it has.</param>
/// <param name="OneOf">The names of the objects that it can be, told apart by <c>type</c>; empty for a plain object.</param>
internal sealed record NamedObject(string Name, string About, IReadOnlyList<Field> Fields, IReadOnlyList<string> OneOf);
