using System.Text.Json;

namespace Parlance.SocketIO.Testing;

/// <summary>The server refused the connection to a namespace: what the official client reports as <c>connect_error</c>.</summary>
public sealed class SocketIOConnectException : Exception
{
    internal SocketIOConnectException(string message, JsonElement data)
        : base(message) => ErrorData = data;

    /// <summary>What the server told beside the message; <see cref="JsonValueKind.Undefined"/> when it told nothing.</summary>
    public JsonElement ErrorData { get; }
}

/// <summary>The connection or the namespace was left while something was awaited from it.</summary>
public sealed class SocketIODisconnectedException : Exception
{
    internal SocketIODisconnectedException(string reason)
        : base($"disconnected: {reason}") => Reason = reason;

    /// <summary>Why, in the words of the official client.</summary>
    public string Reason { get; }
}
