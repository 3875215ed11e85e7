namespace Parlance.Chat.PersonalSettings;

/// <summary>A row of <c>personal_settings</c>, of one user.</summary>
internal sealed record PersonalSetting
{
    public string Key { get; init; } = "";

    public string? Value { get; init; }

    public long Rev { get; init; }
}
