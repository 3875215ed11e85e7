using Parlance.Chat.Search.Text;

namespace Parlance.Chat.Filters.Matching;

/// <summary>The filters of a conversation, or of the server, made ready to be held against texts. Never changed.</summary>
internal sealed class FilterSet
{
    public static readonly FilterSet Empty = new([]);

    private readonly IReadOnlyList<Filter> _filters;
    private readonly List<Links> _links = [];
    private readonly Phrases _words;
    private readonly Phrases _allowed;

    private FilterSet(IReadOnlyList<Filter> filters)
    {
        _filters = filters;
        _words = Phrases.Of(LinesOf(FilterKind.Words, filter => filter.Patterns));
        _allowed = Phrases.Of(LinesOf(FilterKind.Words, filter => filter.Allowed));
        foreach (var (number, filter) in filters.Index().Where(item => item.Item.Kind is FilterKind.Links))
        {
            _links.Add(new(number, Filter.Lines(filter.Patterns).ToHashSet(StringComparer.Ordinal), Filter.Lines(filter.Allowed).ToHashSet(StringComparer.Ordinal)));
        }
    }

    public static FilterSet Of(IReadOnlyList<Filter> filters) => filters.Count is 0 ? Empty : new(filters);

    /// <summary>What finds something in a text, and where.</summary>
    /// <param name="text">As it was composed by <see cref="Tokenizer.Composed"/>.</param>
    public IReadOnlyList<(Filter Filter, IReadOnlyList<Span> Places)> Find(string text)
    {
        if (_filters.Count is 0)
        {
            return [];
        }

        var found = new SortedDictionary<int, List<Span>>();
        FindWords(text, found);
        FindLinks(text, found);
        return [.. found.Select(item => (_filters[item.Key], (IReadOnlyList<Span>)item.Value))];
    }

    private void FindWords(string text, SortedDictionary<int, List<Span>> found)
    {
        var folded = FoldedText.Of(text);
        var hits = new List<(int Filter, int From, int To)>();
        _words.Find(folded, (filter, from, to) => hits.Add((filter, from, to)));
        var allowed = hits.Count is 0 ? [] : AllowedIn(folded);
        foreach (var (filter, from, to) in hits)
        {
            // Inside of a word or a phrase that is let in.
            if (!allowed.TryGetValue(filter, out var reach) || reach[from] < to)
            {
                Add(found, filter, folded.SpanOf(from, to));
            }
        }
    }

    // For each filter and letter, how far the phrases reach that are let in and begin there or before.
    private Dictionary<int, int[]> AllowedIn(FoldedText text)
    {
        var allowed = new Dictionary<int, int[]>();
        _allowed.Find(text, (filter, from, to) =>
        {
            if (!allowed.TryGetValue(filter, out var reach))
            {
                allowed[filter] = reach = new int[text.Length];
            }

            reach[from] = Math.Max(reach[from], to);
        });
        foreach (var reach in allowed.Values)
        {
            for (var at = 1; at < reach.Length; at++)
            {
                reach[at] = Math.Max(reach[at], reach[at - 1]);
            }
        }

        return allowed;
    }

    private void FindLinks(string text, SortedDictionary<int, List<Span>> found)
    {
        var hosts = _links.Count is 0 ? [] : Hosts.In(text);
        foreach (var (filter, domains, allowed) in _links)
        {
            foreach (var host in hosts)
            {
                var isFound = Hosts.IsIn(host.Name, domains) || (host.IsLink && domains.Contains(Hosts.Any));
                if (isFound && !Hosts.IsIn(host.Name, allowed))
                {
                    Add(found, filter, host.Place);
                }
            }
        }
    }

    private static void Add(SortedDictionary<int, List<Span>> found, int filter, Span place)
    {
        if (!found.TryGetValue(filter, out var places))
        {
            found[filter] = places = [];
        }

        places.Add(place);
    }

    private IEnumerable<(string Line, int Filter)> LinesOf(FilterKind kind, Func<Filter, string> lines) =>
        _filters.Index().Where(item => item.Item.Kind == kind).SelectMany(item => Filter.Lines(lines(item.Item)).Select(line => (line, item.Index)));

    private sealed record Links(int Filter, IReadOnlySet<string> Domains, IReadOnlySet<string> Allowed);
}
