using Microsoft.Extensions.DependencyInjection;

namespace Parlance.SocketIO;

/// <summary>A singleton, resolved once.</summary>
internal sealed class SingletonService<T>(T service) : GatewayParameter<T>
{
    public override GatewayException? Read(EventContext context, GatewayContext? call, out T value)
    {
        value = service;
        return null;
    }
}

/// <summary>A scoped or transient service, resolved per event from the scope that the pipeline opened.</summary>
internal sealed class ScopedService<T>(object? key) : GatewayParameter<T>
{
    public override GatewayException? Read(EventContext context, GatewayContext? call, out T value)
    {
        var found = key is null
            ? call!.Services.GetRequiredService(typeof(T))
            : ((IKeyedServiceProvider)call!.Services).GetRequiredKeyedService(typeof(T), key);
        value = (T)found;
        return null;
    }
}
