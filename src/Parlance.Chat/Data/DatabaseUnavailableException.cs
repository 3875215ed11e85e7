namespace Parlance.Chat.Data;

/// <summary>The database cannot be reached, or lets nobody in. Trying again later is right; the message names the mend.</summary>
/// <param name="message">What is the matter. It holds no password.</param>
/// <param name="inner">What the driver said.</param>
public sealed class DatabaseUnavailableException(string message, Exception inner) : Exception(message, inner);
