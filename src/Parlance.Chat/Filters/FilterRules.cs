using Parlance.Chat.Conversations;
using Parlance.Chat.Filters.Matching;
using Parlance.Chat.Http;

namespace Parlance.Chat.Filters;

/// <summary>What the parts of a filter have to be.</summary>
internal static class FilterRules
{
    /// <exception cref="ChatError"><c>invalid</c>.</exception>
    public static Filter Check(PutFilter.Request request)
    {
        var validation = new Validation();
        validation.Require(request.Filter is { } id && id != Guid.Empty, "filter", "a UUID that the client makes for this filter");
        validation.Require(request.Kind is not null, "kind", "words or links");
        validation.Require(request.Action is not null, "action", "block, stars, report or mute");
        var isMute = request.Action is FilterAction.Mute;
        var isTime = request.MutedForSeconds is { } seconds && seconds > 0 && seconds <= ConversationLimits.MuteMax.TotalSeconds;
        validation.Require(isMute ? isTime : request.MutedForSeconds is null or 0, "mutedForSeconds", $"1 to {ConversationLimits.MuteMax.TotalSeconds}, to mute somebody");
        var kind = request.Kind ?? FilterKind.Words;
        var patterns = Lines(validation, kind, request.Patterns ?? [], "patterns");
        validation.Require(patterns.Count > 0, "patterns", "at least one");
        var filter = new Filter
        {
            ConversationId = request.Conversation ?? Filter.Server,
            Id = request.Filter ?? Guid.Empty,
            Name = validation.Line(request.Name, "name", 1, FilterLimits.NameCharsMax),
            Kind = kind,
            Patterns = string.Join('\n', patterns),
            Allowed = string.Join('\n', Lines(validation, kind, request.Allowed ?? [], "allowed")),
            Action = request.Action ?? FilterAction.Block,
            MutedForSeconds = request.MutedForSeconds ?? 0,
        };
        validation.ThrowIfInvalid();
        return filter;
    }

    private static List<string> Lines(Validation validation, FilterKind kind, IReadOnlyList<string?> texts, string field)
    {
        validation.Require(texts.Count <= FilterLimits.PatternsMax, field, $"{FilterLimits.PatternsMax} at most");
        var lines = new List<string>();
        foreach (var text in texts.Take(FilterLimits.PatternsMax))
        {
            var line = (text ?? "").Trim();
            var fits = line.Length <= FilterLimits.PatternCharsMax && !line.Any(char.IsControl) && Validation.IsWellFormed(line);
            if (fits && kind is FilterKind.Links)
            {
                line = Hosts.Pattern(line) ?? "";
                fits = line.Length > 0 && (line is not Hosts.Any || field is "patterns");
                validation.Require(fits, field, "domains, as example.org; '*' among the patterns for every link");
            }
            else
            {
                fits = fits && Phrases.IsPattern(line);
                validation.Require(fits, field, $"words and phrases with letters or digits, {FilterLimits.PatternCharsMax} characters each; '*' only where one begins or ends");
            }

            if (!fits)
            {
                return lines;
            }

            lines.Add(line);
        }

        return [.. lines.Distinct(StringComparer.Ordinal)];
    }
}
