namespace Parlance.SocketIO;

/// <summary>An expected failure of a handler or a guard: the client is told its code, message and data, and nothing is logged.</summary>
/// <remarks>It goes out as <c>{ "error": { "code", "message", "data"?, "fields"? } }</c>.</remarks>
public sealed class GatewayException : Exception
{
    /// <summary>Makes a failure with a code.</summary>
    /// <param name="code">A stable word for programs, such as <c>not_found</c>.</param>
    /// <param name="message">A sentence for people. It reaches the client.</param>
    /// <param name="data">Anything else to tell, which becomes JSON, or null.</param>
    public GatewayException(string code, string message, object? data = null)
        : base(message)
    {
        Code = code;
        ErrorData = data;
    }

    /// <summary>Makes a failure for arguments that are not valid: code <c>invalid</c> with messages by field.</summary>
    /// <param name="message">A sentence for people.</param>
    /// <param name="fields">Messages by the JSON path of the field.</param>
    public GatewayException(string message, IReadOnlyDictionary<string, string[]> fields)
        : this(InvalidCode, message) => Fields = fields;

    /// <summary>The code of arguments that are missing, of a wrong type or not valid.</summary>
    public const string InvalidCode = "invalid";

    /// <summary>The code of what a guard refused.</summary>
    public const string ForbiddenCode = "forbidden";

    /// <summary>The code of every exception that nobody mapped.</summary>
    public const string InternalCode = "internal";

    /// <summary>A stable word for programs.</summary>
    public string Code { get; }

    /// <summary>Anything else to tell, which becomes JSON, or null.</summary>
    public object? ErrorData { get; }

    /// <summary>Messages by the JSON path of the field, for arguments that are not valid; otherwise null.</summary>
    public IReadOnlyDictionary<string, string[]>? Fields { get; }
}
