using Parlance.Chat.Accounts;
using Parlance.Chat.Search.Index;
using Parlance.Chat.Search.Query;

namespace Parlance.Chat.Search.Finding;

/// <summary>Everything that the search for messages depends on, looked up and ready.</summary>
internal sealed record Hunt
{
    /// <summary>Who asks: nobody finds what they may not read.</summary>
    public required UserId Me { get; init; }

    public required IndexQuery Query { get; init; }

    /// <summary>What is not in the index, since it is not part of a message.</summary>
    public IReadOnlyList<Wanted<Trait>> Others { get; init; } = [];

    /// <summary>Whether the query says where, so that the index is not asked for the whole server.</summary>
    public bool IsSomewhere { get; init; }

    /// <summary>Numbers in the index below this one.</summary>
    public long Before { get; init; } = long.MaxValue;

    /// <summary>From this one on.</summary>
    public long From { get; init; }

    public required int Take { get; init; }

    /// <summary>Whether to read the texts too, to judge them by.</summary>
    public bool WithText { get; init; }
}
