namespace Parlance.Server;

/// <summary>The program was called in a way that cannot work. The message is the one line that the user sees.</summary>
internal sealed class UsageException(string message) : Exception(message);
