namespace Parlance.SocketIO.Engine;

/// <summary>The transports' names in the query string <c>transport=</c>.</summary>
internal static class TransportNames
{
    public const string Polling = "polling";
    public const string WebSocket = "websocket";

    public static string Of(EngineTransports transport) => transport == EngineTransports.WebSocket ? WebSocket : Polling;

    public static EngineTransports Parse(string? name) => name switch
    {
        Polling => EngineTransports.Polling,
        WebSocket => EngineTransports.WebSocket,
        _ => EngineTransports.None,
    };
}
