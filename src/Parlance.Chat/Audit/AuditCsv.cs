using System.Globalization;
using System.Text.Json;
using Parlance.Chat.Accounts;

namespace Parlance.Chat.Audit;

/// <summary>The log as a table for spreadsheets (RFC 4180).</summary>
internal static class AuditCsv
{
    public const string Header = "id,at,actor,actorName,door,action,conversation,user,userName,seq,about,before,after\r\n";

    public static string Line(AuditItem item, IReadOnlyDictionary<UserId, string> names) => string.Join(
        ',',
        Field(item.Id.ToString()),
        Field(item.At.ToString("O", CultureInfo.InvariantCulture)),
        Field(item.Actor?.ToString()),
        Field(NameOf(item.Actor, names)),
        Field(JsonSerializer.Serialize(item.Door).Trim('"')),
        Field(AuditFilter.WordOf(item.Action)),
        Field(item.Conversation?.ToString()),
        Field(item.User?.ToString()),
        Field(NameOf(item.User, names)),
        Field(item.Seq?.ToString(CultureInfo.InvariantCulture)),
        Field(item.About?.ToString()),
        Field(item.Before?.GetRawText()),
        Field(item.After?.GetRawText())) + "\r\n";

    /// <summary>
    /// A field in quotes. What a spreadsheet would take for a formula has an apostrophe in front, which makes text of it: names and reasons are chosen by
    /// people, and the table is opened by somebody who may do much.
    /// </summary>
    public static string Field(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var isFormula = text.TrimStart()[..Math.Min(1, text.TrimStart().Length)] is "=" or "+" or "-" or "@" or "＝" or "＋" or "－" or "＠" || text[0] is '\t' or '\r' or '\n';
        return $"\"{(isFormula ? "'" : "")}{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static string? NameOf(UserId? user, IReadOnlyDictionary<UserId, string> names) => user is { } id ? names.GetValueOrDefault(id) : null;
}
