using System.Collections.Frozen;

namespace Parlance.Chat.PersonalSettings;

/// <summary>
/// What there is to choose, and between what: the one list. A value is always a word of a few, and the first is what the program does for those who
/// have chosen nothing.
/// </summary>
internal static class Choices
{
    private static readonly IReadOnlyList<string> Switch = ["on", "off"];
    private static readonly IReadOnlyList<string> SystemSwitch = ["system", "on", "off"];

    private static readonly FrozenDictionary<string, IReadOnlyList<string>> Words = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
    {
        ["theme"] = ["system", "light", "dark"],
        ["density"] = ["comfortable", "compact"],
        ["textSize"] = ["medium", "small", "large"],
        // Of the page. That of mails is the profile's.
        ["language"] = ["system", "en", "vi"],
        ["clock"] = ["system", "12", "24"],
        ["enterToSend"] = Switch,
        ["reducedMotion"] = SystemSwitch,
        ["readReceipts"] = Switch,
        ["typing"] = Switch,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static string Keys { get; } = string.Join(", ", Words.Keys.Order(StringComparer.Ordinal));

    /// <summary>The words between which one chooses; null when there is no such setting.</summary>
    public static IReadOnlyList<string>? Of(string? key) => key is null ? null : Words.GetValueOrDefault(key);
}
