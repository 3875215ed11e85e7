using Parlance.Chat.Accounts;
using Parlance.Chat.Conversations;
using Parlance.Chat.Data;
using Parlance.Chat.Filters.Matching;
using Parlance.Chat.Messages.Text;
using Parlance.Chat.Polls;
using Parlance.Chat.Search.Text;

namespace Parlance.Chat.Filters;

/// <summary>
/// Lets a text in, or not, or not as it is: asked where messages come to be and change, in their transaction. Who may change a filter is not held by it:
/// those who look after the conversation by its own, administrators by those of the server.
/// </summary>
internal sealed class MessageFilters(FilterCache cache, MuteByFilter mute)
{
    // What Markdown takes for no markup, in code neither, unlike the star on the keyboard.
    private const char Star = '\u2217';

    /// <param name="Text">As it is kept.</param>
    /// <param name="Parsed">The same, read.</param>
    /// <param name="Reports">The filters that have the message reported.</param>
    /// <param name="Poll">What is asked with it, as it is kept.</param>
    public sealed record Accepted(string Text, MessageText Parsed, IReadOnlyList<Filter> Reports, Poll? Poll);

    /// <exception cref="ChatError"><c>filtered</c>: the text is not let in.</exception>
    public async Task<Accepted> AcceptAsync(DbSession db, Place place, string text, MessageText parsed, Poll? poll = null)
    {
        var sets = new List<FilterSet>(2);
        if (place.FiltersRev > 0 && !place.Allows(Act.Filter))
        {
            sets.Add(await cache.OfAsync(db, place.Conversation, place.FiltersRev));
        }

        if (place.ServerFiltersRev > 0 && place.ServerRole is not ServerRole.Administrator)
        {
            sets.Add(await cache.OfAsync(db, Filter.Server, place.ServerFiltersRev));
        }

        return sets.Count is 0 ? new(text, parsed, [], poll) : Judge(place, sets, text, parsed, poll);
    }

    private Accepted Judge(Place place, List<FilterSet> sets, string text, MessageText parsed, Poll? poll)
    {
        var finds = Find(sets, text, parsed, poll);
        // Of several the one that does most: whoever is to be muted is.
        var refusing = finds.Find(find => find.Action is FilterAction.Mute) ?? finds.Find(find => find.Action is FilterAction.Block);
        if (refusing is not null)
        {
            throw Refusal(place, refusing);
        }

        var reports = finds.FindAll(find => find.Action is FilterAction.Report);
        return finds.Exists(HasStars) ? Cover(place, sets, text, parsed, poll) with { Reports = reports } : new(text, parsed, reports, poll);
    }

    private static bool HasStars(Filter filter) => filter.Action is FilterAction.Stars;

    // As it is written and as it is read: markup in the middle of a word hides it in the one, what is in a link in the other. And what can be chosen,
    // where there is no markup.
    private static List<Filter> Find(List<FilterSet> sets, string text, MessageText parsed, Poll? poll)
    {
        var options = poll?.Options.Select(option => option.Text) ?? [];
        var texts = options.Prepend(string.Join('\n', parsed.Links)).Prepend(parsed.Plain).Prepend(text).Where(one => one.Length > 0).Select(Tokenizer.Composed).Distinct(StringComparer.Ordinal).ToList();
        return [.. sets.SelectMany(set => texts.SelectMany(set.Find)).Select(find => find.Filter).Distinct()];
    }

    // What is found only in what is read stands nowhere as it is: then what is read becomes the text, and what cannot be covered even so is not let in.
    private Accepted Cover(Place place, List<FilterSet> sets, string text, MessageText parsed, Poll? poll)
    {
        var asked = poll is null ? null : poll with { Options = [.. poll.Options.Select(option => option with { Text = Cover(sets, option.Text) })] };
        foreach (var source in new[] { text, parsed.Plain })
        {
            var covered = Cover(sets, source);
            var read = MessageText.Of(covered);
            if (!Find(sets, covered, read, asked).Exists(HasStars))
            {
                // Whoever forwards somebody's words names nobody by them.
                return new(covered, parsed.Names.Count is 0 ? read with { Names = [] } : read, [], asked);
            }
        }

        throw Refusal(place, Find(sets, text, parsed, poll).Find(HasStars)!);
    }

    private static string Cover(List<FilterSet> sets, string text)
    {
        var composed = Tokenizer.Composed(text);
        var letters = composed.ToCharArray();
        foreach (var span in sets.SelectMany(set => set.Find(composed)).Where(find => HasStars(find.Filter)).SelectMany(find => find.Places))
        {
            Array.Fill(letters, Star, span.Start, span.End - span.Start);
        }

        return new(letters);
    }

    private ChatError Refusal(Place place, Filter filter) =>
        ChatError.Filtered(filter.Name, filter.Action is FilterAction.Mute ? db => mute.MuteAsync(db, place, filter) : null);
}
