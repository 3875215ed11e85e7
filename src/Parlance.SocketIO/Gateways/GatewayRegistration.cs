using System.ComponentModel;
using Microsoft.Extensions.DependencyInjection;

namespace Parlance.SocketIO;

/// <summary>That a gateway was added to a server. Singletons of this type are what the host hands to <see cref="GatewayHost"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class GatewayRegistration
{
    internal GatewayRegistration(string serverName, GatewayBinding binding, IServiceCollection descriptors)
    {
        ServerName = serverName;
        Binding = binding;
        Descriptors = descriptors;
    }

    /// <summary>The name of the server that the gateway was added to.</summary>
    public string ServerName { get; }

    internal GatewayBinding Binding { get; }

    /// <summary>The application's registrations: a provider tells what is a service, but not for how long it lives.</summary>
    internal IServiceCollection Descriptors { get; }
}
