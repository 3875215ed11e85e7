namespace Parlance.Chat.Data;

/// <summary>A transaction's place in its lines. All but the lines belongs to <see cref="CommitOrder"/>, under its lock.</summary>
internal sealed class CommitPlace(IReadOnlyCollection<string> lines)
{
    /// <summary>Each once.</summary>
    public IReadOnlyCollection<string> Lines => lines;

    /// <summary>How many places are to be left before this one, counted in each line.</summary>
    public int Before { get; set; }

    /// <summary>Those that wait for it, once for each line.</summary>
    public List<CommitPlace> Behind { get; } = [];

    /// <summary>What is to be done; null while the outcome is not known.</summary>
    public IReadOnlyList<Action>? Actions { get; set; }
}
