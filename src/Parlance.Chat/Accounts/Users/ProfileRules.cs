using System.Text.RegularExpressions;
using Parlance.Chat.Http;

namespace Parlance.Chat.Accounts.Users;

/// <summary>What the parts of a profile have to be.</summary>
internal static partial class ProfileRules
{
    public const int DisplayNameCharsMax = 64;
    public const int BioCharsMax = 500;
    public const int StatusCharsMax = 100;
    public const int EmojiCharsMax = 32;
    public const string LocaleDefault = "en";
    public const string TimeZoneDefault = "Etc/UTC";

    public static string Username(Validation validation, string? text)
    {
        var name = Users.Username.Normalize(text, out var expected);
        validation.Require(name is not null, "username", expected);
        return name ?? "";
    }

    public static string DisplayName(Validation validation, string? text) => validation.Line(text, "displayName", 1, DisplayNameCharsMax);

    public static string Color(Validation validation, string? text, string field = "color")
    {
        validation.Require(text is not null && HexColor().IsMatch(text), field, "a colour as #rrggbb");
        return text?.ToLowerInvariant() ?? "";
    }

    public static string StatusEmoji(Validation validation, string? text) => Emoji(validation, text, "statusEmoji");

    public static string Emoji(Validation validation, string? text, string field)
    {
        var emoji = (text ?? "").Trim();
        var one = emoji.Length is 0 || (emoji.Length <= EmojiCharsMax && Validation.IsWellFormed(emoji) && Users.Emoji.IsOne(emoji));
        validation.Require(one, field, "one emoji, or nothing");
        return one ? emoji : "";
    }

    public static string Locale(Validation validation, string? text)
    {
        var locale = text ?? LocaleDefault;
        validation.Require(LanguageTag().IsMatch(locale), "locale", "a language tag, such as en or vi");
        return locale;
    }

    public static string TimeZone(Validation validation, string? text)
    {
        var zone = text ?? TimeZoneDefault;
        validation.Require(zone.Length <= 64 && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) && found.HasIanaId, "timeZone", "a time zone, such as Asia/Ho_Chi_Minh");
        return zone;
    }

    [GeneratedRegex(@"^#[0-9a-fA-F]{6}\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex HexColor();

    [GeneratedRegex(@"^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8}){0,3}\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex LanguageTag();
}
