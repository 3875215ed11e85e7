using System.Collections.Frozen;

namespace Parlance.Chat.PersonalSettings;

/// <summary>
/// What there is to choose, and between what: the one list. A value is always a word of a few, and the first is what the program does for those who
/// have chosen nothing.
/// </summary>
internal static class Choices
{
    /// <summary>Whether others see that one is writing.</summary>
    public const string Typing = "typing";

    /// <summary>Whether others see how far one has read, in direct conversations and small groups.</summary>
    public const string Receipts = "receipts";

    /// <summary>Whether the server looks at the links that one writes, to show what they lead to.</summary>
    public const string LinkPreviews = "linkPreviews";

    /// <summary>The word for what is not to be.</summary>
    public const string Off = "off";

    private static readonly IReadOnlyList<string> Switch = ["on", Off];
    private static readonly IReadOnlyList<string> SystemSwitch = ["system", "on", Off];

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
        [Typing] = Switch,
        [Receipts] = Switch,
        [LinkPreviews] = Switch,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static string Keys { get; } = string.Join(", ", Words.Keys.Order(StringComparer.Ordinal));

    /// <summary>The words between which one chooses; null when there is no such setting.</summary>
    public static IReadOnlyList<string>? Of(string? key) => key is null ? null : Words.GetValueOrDefault(key);
}
