using System.Text.Json.Serialization;
using Parlance.Chat.Polls;

namespace Parlance.Chat.Export;

/// <summary>A message that somebody wrote, in the download of their data.</summary>
/// <param name="Seq">Its number in the conversation.</param>
/// <param name="At">When it was sent.</param>
/// <param name="Text">What it says, as it was written: Markdown.</param>
/// <param name="EditedAt">When it was edited last.</param>
/// <param name="ReplyTo">The number of the message that it answers.</param>
/// <param name="Thread">The number of the message in whose thread it is.</param>
/// <param name="Poll">What it asks, and how many have chosen what.</param>
/// <param name="Before">What it said before, the first text first.</param>
internal sealed record ExportedMessage(
    long Seq,
    DateTimeOffset At,
    string Text,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? EditedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? ReplyTo,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Thread,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Poll? Poll,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ExportedMessage.Earlier>? Before)
{
    /// <param name="Text">What it said.</param>
    /// <param name="At">When that was written.</param>
    internal sealed record Earlier(string Text, DateTimeOffset At);
}
