namespace Parlance.SocketIO;

/// <summary>A gateway that wants its namespace before the first connection.</summary>
public interface IGatewayInit
{
    /// <summary>Called once when the server is mapped. Connections to the namespace wait until it has ended; if it fails they are refused.</summary>
    /// <param name="ns">The gateway's namespace.</param>
    Task AfterInit(Namespace ns);
}
