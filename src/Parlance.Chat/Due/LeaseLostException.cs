namespace Parlance.Chat.Due;

/// <summary>What was due is not any more, or is somebody else's by now: all that was written in this transaction is undone. Handlers throw it too.</summary>
internal sealed class LeaseLostException() : Exception("The work was changed, or taken over, while it was done.");
