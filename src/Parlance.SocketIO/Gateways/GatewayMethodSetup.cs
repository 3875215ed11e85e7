using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;

namespace Parlance.SocketIO;

/// <summary>Takes the description of one handler from generated code, and decides where each of its parameters comes from.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class GatewayMethodSetup
{
    private readonly GatewaySetup _gateway;
    private readonly string _name;
    private int _nextArgument;
    private bool _picksProperties;

    internal GatewayMethodSetup(GatewaySetup gateway, string name, string eventName, bool concurrent, bool acksItself)
    {
        _gateway = gateway;
        _name = name;
        EventName = eventName;
        Concurrent = concurrent;
        AcksItself = acksItself;
    }

    /// <summary>The server that the gateway is attached to.</summary>
    public SocketIOServer Server => _gateway.Server;

    internal string EventName { get; }

    internal bool Concurrent { get; }

    internal bool AcksItself { get; }

    internal string Name => _name;

    internal string DisplayName => $"{_gateway.Gateway.FullName}.{_name}";

    internal Type Gateway => _gateway.Gateway;

    internal GatewayServices Services => _gateway.Services;

    internal GatewayErrors Errors => _gateway.Errors;

    internal GatewayParts Parts { get; } = new();

    internal GatewayParts ClassParts => _gateway.Parts;

    /// <summary>Whether a parameter is a service of a scope.</summary>
    internal bool NeedsScope { get; private set; }

    /// <summary>Adds a guard of the method.</summary>
    /// <typeparam name="TGuard">The guard.</typeparam>
    public void UseGuard<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TGuard>()
        where TGuard : class, IGatewayGuard => Parts.EventGuards.Add(Services.Part<IGatewayGuard>(typeof(TGuard)));

    /// <summary>Adds a filter of the method.</summary>
    /// <typeparam name="TFilter">The filter.</typeparam>
    public void UseFilter<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TFilter>()
        where TFilter : class, IGatewayExceptionFilter => Parts.Filters.Add(Services.Part<IGatewayExceptionFilter>(typeof(TFilter)));

    /// <summary>Adds an interceptor of the method.</summary>
    /// <typeparam name="TInterceptor">The interceptor.</typeparam>
    public void UseInterceptor<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TInterceptor>()
        where TInterceptor : class, IGatewayInterceptor => Parts.Interceptors.Add(Services.Part<IGatewayInterceptor>(typeof(TInterceptor)));

    /// <summary>Adds attributes of the method.</summary>
    /// <param name="metadata">The attributes.</param>
    public void AddMetadata(params object[] metadata)
    {
        Parts.Metadata.AddRange(metadata);
        if (AuthorizationGuard.For(metadata, Services, DisplayName) is { } guard)
        {
            Parts.EventGuards.Insert(0, guard);
        }
    }

    /// <summary>A parameter that is an argument of the event.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="body">How it is read.</param>
    public GatewayParameter<T> Body<T>(GatewayBody<T> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        body.EnsureReadable(DisplayName, Server.JsonOptions, Services.IsDevelopment);
        if (body.Property is null && body.Index < 0)
        {
            // 'The first property of argument 0, and argument 0 as a whole' is never what somebody means.
            if (_picksProperties)
            {
                throw new InvalidOperationException(
                    $"{DisplayName}: '{body.Name}' would be the first argument, of which another parameter takes a property. Give it an Index.");
            }

            body.Index = _nextArgument++;
        }
        else if (body.Property is not null)
        {
            _picksProperties |= body.Index < 0;
            body.Index = Math.Max(body.Index, 0);
        }

        body.Attach(Services.Root, Server.JsonOptions);
        return body;
    }

    /// <summary>A parameter that is a service if its type is registered, and otherwise an argument of the event.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="body">How it is read as an argument.</param>
    public GatewayParameter<T> ServiceOrBody<T>(GatewayBody<T> body) => Services.IsService(typeof(T)) ? Service<T>(key: null) : Body(body);

    /// <summary>A parameter that is a service.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="key">Its key, or null.</param>
    public GatewayParameter<T> Service<T>(object? key)
    {
        if (!Services.IsSingleton(typeof(T), key))
        {
            NeedsScope = true;
            return new ScopedService<T>(key);
        }

        return new SingletonService<T>((T)(key is null
            ? Services.Root.GetRequiredService(typeof(T))
            : Services.Root.GetRequiredKeyedService(typeof(T), key)));
    }
}
