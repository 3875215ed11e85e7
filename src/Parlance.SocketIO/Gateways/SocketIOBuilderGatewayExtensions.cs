using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Parlance.SocketIO;

/// <summary>Adds gateways to a Socket.IO server.</summary>
public static class SocketIOBuilderGatewayExtensions
{
    /// <summary>Adds a gateway. It is one instance, a singleton service, made when the server is mapped.</summary>
    /// <typeparam name="TGateway">A class with <see cref="GatewayAttribute"/>.</typeparam>
    /// <param name="builder">The server.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="InvalidOperationException">The class has no generated binding.</exception>
    /// <remarks>The order of calls is the order in which the guards and hooks of gateways of one namespace run. Adding a gateway twice changes nothing.</remarks>
    public static ISocketIOBuilder AddGateway<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TGateway>(this ISocketIOBuilder builder)
        where TGateway : class
    {
        ArgumentNullException.ThrowIfNull(builder);
        var binding = GatewayRegistry.Find<TGateway>();
        if (builder.Services.Any(descriptor => descriptor.ImplementationInstance is GatewayRegistration added
            && added.Binding == binding && string.Equals(added.ServerName, builder.Name, StringComparison.Ordinal)))
        {
            return builder;
        }

        builder.Services.TryAddSingleton<TGateway>();
        builder.Services.AddSingleton(new GatewayRegistration(builder.Name, binding, builder.Services));
        return builder;
    }
}
