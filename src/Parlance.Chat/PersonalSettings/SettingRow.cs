using Parlance.Chat.Feeds;

namespace Parlance.Chat.PersonalSettings;

/// <summary>What somebody has chosen for themselves, in their own feed.</summary>
/// <param name="Key">What it is about.</param>
/// <param name="Value">What they have chosen; null for what the program does by itself.</param>
/// <param name="Rev">The revision of the row.</param>
internal sealed record SettingRow(string Key, string? Value, long Rev) : FeedRow(Rev)
{
    public static SettingRow Of(PersonalSetting row) => new(row.Key, row.Value, row.Rev);
}
