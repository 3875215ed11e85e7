using System.Text.Json.Nodes;
using Parlance.Chat.Audit;
using Parlance.Chat.Conversations;

namespace Parlance.Chat.Filters;

/// <summary>
/// What the log has of a change of a filter: not what it looks for, which only those see who may change it, but how many patterns came and went. Nor its
/// name in a group, in which the administrators of the server, who read the log, are strangers.
/// </summary>
internal static class FilterAudit
{
    private sealed record Shown(string? Name, FilterKind Kind, FilterAction Action, long MutedForSeconds, int Patterns, int Allowed);

    public static Audited Of(AuditAction action, Place? place, Filter? before, Filter? after)
    {
        var isPublic = place is null or { Kind: ConversationKind.Channel };
        var audited = new Audited(action)
        {
            Conversation = place?.Conversation,
            About = (after ?? before)!.Id,
            Before = Of(before, isPublic),
            After = Of(after, isPublic),
        };
        if (before is not null && audited.After is { } now)
        {
            var (was, are) = (Lines(before), Lines(after!));
            now["added"] = are.Except(was, StringComparer.Ordinal).Count();
            now["removed"] = was.Except(are, StringComparer.Ordinal).Count();
        }

        return audited;
    }

    private static JsonObject? Of(Filter? filter, bool isPublic) => filter is null ? null : AuditLog.ToJson(new Shown(
        isPublic ? filter.Name : null, filter.Kind, filter.Action, filter.MutedForSeconds, Filter.Lines(filter.Patterns).Count, Filter.Lines(filter.Allowed).Count));

    private static List<string> Lines(Filter filter) => [.. Filter.Lines(filter.Patterns), .. Filter.Lines(filter.Allowed).Select(line => "not " + line)];
}
