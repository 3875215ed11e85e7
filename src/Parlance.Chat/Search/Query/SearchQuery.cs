namespace Parlance.Chat.Search.Query;

/// <summary>What somebody looks for, as they have written it. Names and days are not looked up yet.</summary>
internal sealed record SearchQuery
{
    /// <summary>What has to be in a message, or must not be.</summary>
    public IReadOnlyList<Wanted<Phrase>> Phrases { get; init; } = [];

    /// <summary>Who wrote it: user names, or <c>me</c>. One of those that are wanted.</summary>
    public IReadOnlyList<Wanted<string>> From { get; init; } = [];

    /// <summary>Where it is: <c>#name</c>, <c>@name</c>, a name or an id. One of those that are wanted.</summary>
    public IReadOnlyList<Wanted<string>> In { get; init; } = [];

    /// <summary>What it has and is; all of these.</summary>
    public IReadOnlyList<Wanted<Trait>> Traits { get; init; } = [];

    /// <summary>On which days it was written; on all of these stretches.</summary>
    public IReadOnlyList<Days> Days { get; init; } = [];

    /// <summary>The words by which people and conversations are found; empty for none.</summary>
    public string Words { get; init; } = "";

    /// <summary>Whether messages are looked for at all, and not a name of signs alone.</summary>
    public bool IsOfMessages => Phrases.Count + From.Count + In.Count + Traits.Count + Days.Count > 0;

    /// <summary>What cannot be understood; empty for a query that can be answered.</summary>
    public IReadOnlyList<string> Mistakes { get; init; } = [];
}

/// <param name="What">Something that is looked for.</param>
/// <param name="Not">Whether it is what must not be.</param>
internal readonly record struct Wanted<T>(T What, bool Not);
