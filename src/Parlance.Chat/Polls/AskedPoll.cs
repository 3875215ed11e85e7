using Parlance.Chat.Due;
using Parlance.Chat.Http;

namespace Parlance.Chat.Polls;

/// <summary>What is asked with a message that is sent; its text is the question, 1,000 characters at most.</summary>
/// <param name="Options">What can be chosen, 2 to 20 lines of up to 200 characters, no two alike.</param>
/// <param name="Multiple">True to let people choose several.</param>
/// <param name="Anonymous">True to tell nobody who has chosen what.</param>
/// <param name="ClosesAt">When it closes by itself, within a year; left out for never.</param>
internal sealed record AskedPoll(IReadOnlyList<string?>? Options, bool? Multiple, bool? Anonymous, DateTimeOffset? ClosesAt)
{
    public Poll Check(Validation validation)
    {
        validation.Require(
            Options is { Count: >= PollLimits.OptionsMin and <= PollLimits.OptionsMax }, "poll.options", $"{PollLimits.OptionsMin} to {PollLimits.OptionsMax} options");
        var options = (Options ?? []).Take(PollLimits.OptionsMax).Select(option => validation.Line(option, "poll.options", 1, PollLimits.OptionCharsMax)).ToList();
        validation.Require(options.Distinct(StringComparer.Ordinal).Count() == options.Count, "poll.options", "options of which no two are alike");
        return new([.. options.Select(option => new Poll.Option(option, Votes: 0))], Multiple ?? false, Anonymous ?? false, ClosesAt, ClosedAt: null, Voters: 0);
    }

    /// <summary>Checks the time of a poll that is about to be there. A request that comes again later finds what the first one made, and is not asked.</summary>
    /// <exception cref="ChatError"><c>invalid</c>.</exception>
    public static Poll Timed(Poll poll, DateTimeOffset now)
    {
        if (poll.ClosesAt is null)
        {
            return poll;
        }

        var validation = new Validation();
        var closesAt = DueTime.Check(validation, poll.ClosesAt, now, "poll.closesAt");
        validation.ThrowIfInvalid();
        return poll with { ClosesAt = closesAt };
    }
}
