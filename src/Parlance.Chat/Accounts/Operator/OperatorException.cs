namespace Parlance.Chat.Accounts.Operator;

/// <summary>What the operator asked for was refused. The message says why, and what to do.</summary>
public sealed class OperatorException : Exception
{
    internal OperatorException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    // Several fields may be wrong at once, and an operator sees all of it in one line.
    internal static OperatorException Of(ChatError error) => new(
        error.Errors is { Count: > 0 } errors
            ? string.Join("; ", errors.Select(field => $"{field.Key}: {string.Join(", ", field.Value)}"))
            : error.Message,
        error);
}
