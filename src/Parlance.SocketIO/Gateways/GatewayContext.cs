using System.Security.Claims;

namespace Parlance.SocketIO;

/// <summary>What a guard, an interceptor or a filter of a gateway is told: one event, or one connection.</summary>
public sealed class GatewayContext
{
    private readonly IReadOnlyList<object> _metadata;

    internal GatewayContext(Socket socket, EventContext? eventContext, Type gateway, string? method, IReadOnlyList<object> metadata, IServiceProvider services)
    {
        Socket = socket;
        Event = eventContext;
        GatewayType = gateway;
        MethodName = method;
        _metadata = metadata;
        Services = services;
    }

    /// <summary>The socket. While it is asked to connect it has its handshake and user, but is in no room yet.</summary>
    public Socket Socket { get; }

    /// <summary>The event with its arguments, or null when the question is a connection.</summary>
    public EventContext? Event { get; }

    /// <summary>The gateway class.</summary>
    public Type GatewayType { get; }

    /// <summary>The name of the handler's method, or null when the question is a connection.</summary>
    public string? MethodName { get; }

    /// <summary>The services: those of the event's scope where one is open, otherwise the application's.</summary>
    public IServiceProvider Services { get; }

    /// <summary>Attributes of the method, then of the class, other than those of this library: what a guard may read its rules from.</summary>
    public IReadOnlyList<object> Metadata => _metadata;

    /// <summary>The socket's namespace.</summary>
    public Namespace Namespace => Socket.Namespace;

    /// <summary>The socket's user.</summary>
    public ClaimsPrincipal User => Socket.User;

    /// <summary>Cancelled when the socket has disconnected.</summary>
    public CancellationToken CancellationToken => Socket.Disconnected;

    /// <summary>What the handler returned; the generated method puts it here when it is not called directly.</summary>
    internal object? Result { get; set; }

    /// <summary>The first piece of metadata of a type (a method's before its class's), or null.</summary>
    /// <typeparam name="T">The attribute.</typeparam>
    public T? GetMetadata<T>()
        where T : class
    {
        foreach (var item in _metadata)
        {
            if (item is T match)
            {
                return match;
            }
        }

        return null;
    }
}
