namespace Parlance.Chat.Commands;

/// <summary>How many commands there may be, and how long a bot has to answer.</summary>
internal static class CommandLimits
{
    public const int NameCharsMax = 32;

    public const int DescriptionCharsMax = 200;

    public const int HintCharsMax = 100;

    /// <summary>Of one bot.</summary>
    public const int PerBotMax = 50;

    /// <summary>Of all bots: a list of them is one answer.</summary>
    public const int AllMax = 1_000;

    /// <summary>People whom one <c>/invite</c> names.</summary>
    public const int InvitedMax = 20;

    /// <summary>Names that an error offers instead.</summary>
    public const int NearMax = 3;

    /// <summary>For whoever waits for it.</summary>
    public static readonly TimeSpan AnswerWithin = TimeSpan.FromMinutes(1);

    /// <summary>A call is known for a while after that, so that who is late learns it.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(1);
}
