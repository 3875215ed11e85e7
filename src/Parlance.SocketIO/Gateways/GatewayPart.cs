using Microsoft.Extensions.DependencyInjection;

namespace Parlance.SocketIO;

/// <summary>A guard, filter or interceptor, as one instance or as a service of the event's scope.</summary>
internal sealed class GatewayPart<TRole>(TRole? instance, Type type, bool needsScope)
    where TRole : class
{
    public bool NeedsScope => needsScope;

    public TRole Get(IServiceProvider services) => instance ?? (TRole)services.GetRequiredService(type);
}
