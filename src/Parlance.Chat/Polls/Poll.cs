using System.Text;
using System.Text.Json.Serialization;

namespace Parlance.Chat.Polls;

/// <summary>What a message asks, as it is kept with it and as everybody in its conversation sees it. The question is the message's text.</summary>
/// <param name="Options">What can be chosen, in their order.</param>
/// <param name="Multiple">Whether one may choose several.</param>
/// <param name="Anonymous">Whether nobody is told who has chosen what.</param>
/// <param name="ClosesAt">When it closes by itself; null for never.</param>
/// <param name="ClosedAt">When it was closed; null while it is open.</param>
/// <param name="Voters">How many have chosen.</param>
internal sealed record Poll(IReadOnlyList<Poll.Option> Options, bool Multiple, bool Anonymous, DateTimeOffset? ClosesAt, DateTimeOffset? ClosedAt, long Voters)
{
    /// <param name="Text">What it says: words, and no Markdown.</param>
    /// <param name="Votes">How many have chosen it.</param>
    internal sealed record Option(string Text, long Votes);

    /// <summary>About how many bytes it is in an answer.</summary>
    [JsonIgnore]
    public int Size => 150 + Options.Sum(option => 30 + Encoding.UTF8.GetByteCount(option.Text));

    /// <summary>Whether nobody chooses any more, also if it was not closed yet at its time.</summary>
    public bool IsClosedAt(DateTimeOffset now) => ClosedAt is not null || ClosesAt <= now;

    /// <summary>The same after somebody's choices have changed.</summary>
    public Poll With(long before, long after) => this with
    {
        Options = [.. Options.Select((option, index) => option with { Votes = option.Votes + Bit(after, index) - Bit(before, index) })],
        Voters = Voters + (after is 0 ? 0 : 1) - (before is 0 ? 0 : 1),
    };

    /// <summary>A question with what there is to choose from, a line each; what a message says that asks nothing.</summary>
    public static string Said(Poll? poll, string question) =>
        poll is null ? question : string.Join('\n', [question, .. poll.Options.Select(option => option.Text)]);

    private static long Bit(long choices, int index) => (choices >> index) & 1;
}
