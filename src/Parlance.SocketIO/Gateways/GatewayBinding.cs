using System.ComponentModel;
using Microsoft.Extensions.DependencyInjection;

namespace Parlance.SocketIO;

/// <summary>What the source generator writes for a gateway class: all that AddGateway and the server need to know of it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class GatewayBinding
{
    private protected GatewayBinding()
    {
    }

    /// <summary>The gateway's namespace.</summary>
    public abstract string Namespace { get; }

    internal abstract Type GatewayType { get; }

    internal abstract object Resolve(IServiceProvider services);

    internal abstract void Bind(object gateway, GatewaySetup setup);
}

/// <summary>The binding of one gateway class.</summary>
/// <typeparam name="TGateway">The class.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class GatewayBinding<TGateway> : GatewayBinding
    where TGateway : class
{
    internal sealed override Type GatewayType => typeof(TGateway);

    /// <summary>Describes the gateway and makes its handlers.</summary>
    /// <param name="gateway">The instance.</param>
    /// <param name="setup">Takes the description.</param>
    protected abstract void Bind(TGateway gateway, GatewaySetup setup);

    internal sealed override object Resolve(IServiceProvider services) => services.GetRequiredService<TGateway>();

    internal sealed override void Bind(object gateway, GatewaySetup setup) => Bind((TGateway)gateway, setup);
}
