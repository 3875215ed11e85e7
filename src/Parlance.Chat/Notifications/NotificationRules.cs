using System.Text.Json;

namespace Parlance.Chat.Notifications;

/// <summary>A row of <c>notification_rules</c>: what holds for somebody in all conversations.</summary>
internal sealed record NotificationRules
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>As written, separated by line feeds.</summary>
    public string Keywords { get; init; } = "";

    /// <summary>JSON; empty for none.</summary>
    public string Quiet { get; init; } = "";

    /// <summary>In the user's own feed; 0 when they never chose.</summary>
    public long Rev { get; init; }

    public IReadOnlyList<string> KeywordList => Keywords.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public QuietHours? QuietHours => Quiet.Length is 0 ? null : JsonSerializer.Deserialize<QuietHours>(Quiet, Json);

    public static NotificationRules Of(IReadOnlyList<string> keywords, QuietHours? quiet, long rev) => new()
    {
        Keywords = string.Join('\n', keywords),
        Quiet = quiet is null ? "" : JsonSerializer.Serialize(quiet, Json),
        Rev = rev,
    };
}
