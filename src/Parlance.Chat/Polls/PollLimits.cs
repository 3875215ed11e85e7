namespace Parlance.Chat.Polls;

/// <summary>How much there may be of a poll.</summary>
internal static class PollLimits
{
    public const int OptionsMin = 2;

    /// <summary>As many as one looks through, and as fit into the bits of a number.</summary>
    public const int OptionsMax = 20;

    /// <summary>Characters of an option: a line on a wide screen.</summary>
    public const int OptionCharsMax = 200;

    /// <summary>Characters of the question, which is told anew with each vote.</summary>
    public const int QuestionCharsMax = 1_000;

    /// <summary>Votes that one transaction forgets, each of which locks the feed of somebody.</summary>
    public const int ForgottenAtOnce = 100;
}
