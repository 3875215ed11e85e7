using Parlance.Chat.Conversations;

namespace Parlance.Chat.Retention;

/// <summary>What of all that was decided holds for a conversation.</summary>
internal static class RetentionRule
{
    /// <summary>
    /// The same in SQL, for a row <c>c</c> of conversations and <c>@server</c>: in days, null for ever.
    /// </summary>
    public static readonly string Sql =
        $"CASE WHEN c.retention_fixed IS NOT NULL THEN NULLIF(c.retention_fixed, {RetentionLimits.Forever}) "
        + "WHEN c.retention_days IS NULL OR c.retention_days > @server THEN @server ELSE c.retention_days END";

    /// <param name="row">The conversation.</param>
    /// <param name="server">What the server has, in days; null for ever.</param>
    /// <returns>In days; null for ever.</returns>
    public static long? Of(Conversation row, int? server) => row switch
    {
        { RetentionFixed: RetentionLimits.Forever } => null,
        { RetentionFixed: { } days } => days,
        { RetentionDays: { } days } => Math.Min(days, server ?? days),
        _ => server,
    };
}
