using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Parlance.SocketIO;

/// <summary>What gateways ask of dependency injection, once, when the server is mapped: is this type a service, and for how long does it live?</summary>
internal sealed class GatewayServices(IServiceProvider root, IServiceCollection descriptors)
{
    private readonly IServiceProviderIsService? _isService = root.GetService<IServiceProviderIsService>();
    private readonly Dictionary<Type, object> _made = [];

    public IServiceProvider Root => root;

    /// <summary>Whether a developer waits for what is wrong, rather than users for the start.</summary>
    public bool IsDevelopment { get; } = root.GetService<IHostEnvironment>()?.IsDevelopment() == true;

    public bool IsService(Type type) => _isService?.IsService(type) ?? Find(type, key: null) is not null;

    /// <summary>Whether one instance serves everybody. What has no descriptor (the provider itself) belongs to the scope that is asked.</summary>
    public bool IsSingleton(Type type, object? key) => Find(type, key)?.Lifetime == ServiceLifetime.Singleton;

    /// <summary>
    /// A guard, filter or interceptor: a singleton is resolved here, a scoped or transient service per event. What is not registered is
    /// made here, once: registering it when the gateway is added would stand in the way of an application that registers it later.
    /// </summary>
    public GatewayPart<TRole> Part<TRole>([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type type)
        where TRole : class
    {
        if (!IsService(type))
        {
            if (!_made.TryGetValue(type, out var made))
            {
                _made[type] = made = ActivatorUtilities.CreateInstance(root, type);
            }

            return new((TRole)made, type, needsScope: false);
        }

        return IsSingleton(type, key: null)
            ? new((TRole)root.GetRequiredService(type), type, needsScope: false)
            : new(instance: null, type, needsScope: true);
    }

    /// <summary>The last registration counts, as it does for the container; a closed one goes before an open one.</summary>
    private ServiceDescriptor? Find(Type type, object? key) =>
        FindExact(type, key) ?? (type.IsConstructedGenericType ? FindExact(type.GetGenericTypeDefinition(), key) : null);

    private ServiceDescriptor? FindExact(Type type, object? key) => descriptors.LastOrDefault(descriptor =>
        descriptor.ServiceType == type
        && descriptor.IsKeyedService == (key is not null)
        && (key is null || Equals(descriptor.ServiceKey, key) || descriptor.ServiceKey == KeyedService.AnyKey));
}
