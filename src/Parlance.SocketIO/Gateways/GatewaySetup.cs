using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace Parlance.SocketIO;

/// <summary>Takes the description of one gateway from its generated binding when the server is mapped.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class GatewaySetup
{
    internal GatewaySetup(Type gateway, SocketIOServer server, GatewayServices services, GatewayErrors errors)
    {
        Gateway = gateway;
        Server = server;
        Services = services;
        Errors = errors;
    }

    /// <summary>The server that the gateway is attached to.</summary>
    public SocketIOServer Server { get; }

    internal Type Gateway { get; }

    internal GatewayServices Services { get; }

    internal GatewayErrors Errors { get; }

    internal GatewayParts Parts { get; } = new();

    internal List<GatewayRoute> Routes { get; } = [];

    /// <summary>Adds a guard of the class.</summary>
    /// <typeparam name="TGuard">The guard.</typeparam>
    /// <param name="on">What it is asked about.</param>
    public void UseGuard<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TGuard>(GuardTargets on)
        where TGuard : class, IGatewayGuard
    {
        var guard = Services.Part<IGatewayGuard>(typeof(TGuard));
        if (on.HasFlag(GuardTargets.Connection))
        {
            Parts.ConnectionGuards.Add(guard);
        }

        if (on.HasFlag(GuardTargets.Events))
        {
            Parts.EventGuards.Add(guard);
        }
    }

    /// <summary>Adds a filter of the class.</summary>
    /// <typeparam name="TFilter">The filter.</typeparam>
    public void UseFilter<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TFilter>()
        where TFilter : class, IGatewayExceptionFilter => Parts.Filters.Add(Services.Part<IGatewayExceptionFilter>(typeof(TFilter)));

    /// <summary>Adds an interceptor of the class.</summary>
    /// <typeparam name="TInterceptor">The interceptor.</typeparam>
    public void UseInterceptor<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TInterceptor>()
        where TInterceptor : class, IGatewayInterceptor => Parts.Interceptors.Add(Services.Part<IGatewayInterceptor>(typeof(TInterceptor)));

    /// <summary>Adds attributes of the class.</summary>
    /// <param name="metadata">The attributes.</param>
    public void AddMetadata(params object[] metadata)
    {
        Parts.Metadata.AddRange(metadata);
        if (AuthorizationGuard.For(metadata, Services, Gateway.Name) is { } guard)
        {
            Parts.ConnectionGuards.Insert(0, guard);
        }
    }

    /// <summary>Begins the description of a handler.</summary>
    /// <param name="name">The method's name.</param>
    /// <param name="eventName">The event.</param>
    /// <param name="concurrent">Whether it starts without waiting for earlier events.</param>
    /// <param name="acksItself">Whether the handler takes the acknowledgement in its own hands.</param>
    public GatewayMethodSetup Method(string name, string eventName, bool concurrent, bool acksItself) =>
        new(this, name, eventName, concurrent, acksItself);

    /// <summary>Adds a handler.</summary>
    /// <param name="method">The handler.</param>
    public void Add(GatewayMethod method)
    {
        ArgumentNullException.ThrowIfNull(method);
        var setup = method.Setup;
        Routes.Add(new GatewayRoute(setup.EventName, setup.DisplayName, setup.Concurrent, GatewayPipeline.HandlerOf(method)));
    }
}
