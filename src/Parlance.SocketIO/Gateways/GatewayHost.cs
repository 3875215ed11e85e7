using System.ComponentModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Parlance.SocketIO;

/// <summary>Attaches the gateways of a server to its namespaces.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GatewayHost
{
    /// <summary>Makes the gateways and gives them their namespaces, guards, events and hooks. Called once, when the server is mapped.</summary>
    /// <param name="server">The server.</param>
    /// <param name="services">The application's services.</param>
    /// <param name="registrations">The gateways that were added to the server, in that order.</param>
    /// <exception cref="InvalidOperationException">Two gateways own one event of a namespace, or a parameter can be had from nowhere.</exception>
    public static void Attach(SocketIOServer server, IServiceProvider services, IReadOnlyList<GatewayRegistration> registrations)
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(registrations);
        if (registrations.Count == 0)
        {
            return;
        }

        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger("Parlance.SocketIO.Gateways");
        var errors = new GatewayErrors(server.JsonOptions, logger);
        var known = new GatewayServices(services, registrations[0].Descriptors);
        var namespaces = new List<GatewayNamespace>();
        foreach (var registration in registrations)
        {
            var binding = registration.Binding;
            var gateway = binding.Resolve(services);
            var setup = new GatewaySetup(binding.GatewayType, server, known, errors);
            binding.Bind(gateway, setup);
            NamespaceOf(binding.Namespace).Add(gateway, setup);
            SocketIOLog.GatewayAttached(logger, setup.Gateway.Name, binding.Namespace, setup.Routes.Count);
        }

        foreach (var ns in namespaces)
        {
            ns.Start(server.Of(ns.Name));
        }

        GatewayNamespace NamespaceOf(string name)
        {
            var found = namespaces.Find(ns => string.Equals(ns.Name, name, StringComparison.Ordinal));
            if (found is null)
            {
                found = new GatewayNamespace(name, services, errors);
                namespaces.Add(found);
            }

            return found;
        }
    }
}
