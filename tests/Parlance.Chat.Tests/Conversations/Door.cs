namespace Parlance.Chat.Tests.Conversations;

/// <summary>Where the people of the table ask.</summary>
public enum Door
{
    /// <summary>At the HTTP API.</summary>
    Http,

    /// <summary>Through the official client.</summary>
    WebSocket,

    /// <summary>Through the official client.</summary>
    Polling,
}
