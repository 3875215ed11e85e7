using System.Globalization;

namespace Parlance.Bench.Data;

/// <summary>Options by name, each with a value: <c>--messages 1000</c>.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <exception cref="UsageException">A word that is no option, or an option without a value.</exception>
    public Arguments(IReadOnlyList<string> words, params IReadOnlyList<string> known)
    {
        for (var index = 0; index < words.Count; index += 2)
        {
            if (!known.Contains(words[index], StringComparer.Ordinal) || index + 1 == words.Count)
            {
                throw new UsageException($"'{words[index]}' is no option, or has no value. Options: {string.Join(", ", known)}");
            }

            _values[words[index]] = words[index + 1];
        }
    }

    public string? Text(string name) => _values.GetValueOrDefault(name);

    /// <exception cref="UsageException">It is not a number.</exception>
    public int Number(string name, int otherwise) =>
        Text(name) is not { } text ? otherwise
        : int.TryParse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) ? number
        : throw new UsageException($"{name}: '{text}' is not a number");
}
