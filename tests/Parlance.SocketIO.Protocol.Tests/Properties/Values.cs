using FsCheck;
using FsCheck.Fluent;

namespace Parlance.SocketIO.Protocol.Tests.Properties;

/// <summary>A value as it can be sent: exactly one of the properties is set, or none for null.</summary>
internal sealed record Value
{
    public string? Text { get; init; }

    public long? Whole { get; init; }

    public double? Real { get; init; }

    public bool? Truth { get; init; }

    public byte[]? Binary { get; init; }

    public List<Value>? Items { get; init; }

    public Dictionary<string, Value>? Entries { get; init; }

    public override string ToString() =>
        Text is not null ? $"'{string.Join(' ', Text.Select(c => ((int)c).ToString("x", null)))}'"
        : Binary is not null ? $"<{Convert.ToHexString(Binary)}>"
        : Items is not null ? $"[{string.Join(',', Items)}]"
        : Entries is not null ? $"{{{string.Join(',', Entries.Select(entry => $"'{string.Join(' ', entry.Key.Select(c => (int)c))}':{entry.Value}"))}}}"
        : FormattableString.Invariant($"{Whole}{Real:R}{Truth}");
}

/// <summary>Random values, events and ways to cut bytes.</summary>
internal static class Values
{
    // Quotes, escapes, every length of UTF-8, and what looks like the wire's own marks.
    private static readonly string[] Pieces =
        ["", "a", "message", "\"", "\\", "\n\t\0\u001e", "é", "中", "😀", "\u2028", "_placeholder", "{\"_placeholder\":true,\"num\":0}", "1", "[", ",", "/"];

    private static readonly Gen<string> Texts = Gen.Elements(Pieces).ArrayOf().Select(pieces => string.Concat(pieces.Take(5)));

    private static readonly Gen<byte[]> Bytes = Gen.Choose(0, 255).Select(i => (byte)i).ArrayOf();

    public static Gen<Value> Value { get; } = Gen.Sized(size => Sized(Math.Min(size, 12)));

    public static Gen<Value[]> Arguments { get; } = Gen.Choose(0, 7).SelectMany(count => Value.ArrayOf(count));

    public static Gen<string> EventName { get; } = Texts.Where(name => !ReservedEvents.Contains(name));

    public static Gen<string> Namespace { get; } = Gen.Elements("/", "/chat", "/phòng", "/a?b=c&d=1");

    public static Gen<ulong?> AckId { get; } = Gen.Elements<ulong?>(null, 0, 7, 42, 9007199254740993, ulong.MaxValue);

    private static Gen<Value> Sized(int size)
    {
        var leaves = Gen.OneOf(
            Gen.Constant(new Value()),
            Texts.Select(text => new Value { Text = text }),
            Gen.Choose(int.MinValue, int.MaxValue).Select(number => new Value { Whole = number * 1_000_003L }),
            ArbMap.Default.GeneratorFor<NormalFloat>().Select(number => new Value { Real = number.Get }),
            Gen.Elements(true, false).Select(truth => new Value { Truth = truth }),
            Bytes.Select(bytes => new Value { Binary = bytes }));
        if (size <= 1)
        {
            return leaves;
        }

        var inner = Sized(size / 3).ArrayOf().Select(values => values.Take(4));
        return Gen.Frequency(
            (3, leaves),
            (1, inner.Select(values => new Value { Items = [.. values] })),
            (1, inner.SelectMany(values => Texts.ArrayOf(4).Select(names => new Value { Entries = Zip(names, values) }))));
    }

    private static Dictionary<string, Value> Zip(string[] names, IEnumerable<Value> values)
    {
        var entries = new Dictionary<string, Value>(StringComparer.Ordinal);
        foreach (var (name, value) in names.Zip(values))
        {
            entries[name] = value;
        }

        return entries;
    }
}
