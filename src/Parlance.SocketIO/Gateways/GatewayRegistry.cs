using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Parlance.SocketIO;

/// <summary>Where generated code leaves the bindings of gateways, and <c>AddGateway</c> finds them without reflection.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GatewayRegistry
{
    /// <summary>Called by the module initializers that the source generator writes.</summary>
    /// <typeparam name="TGateway">The gateway class.</typeparam>
    /// <param name="binding">Its binding.</param>
    public static void Add<TGateway>(GatewayBinding<TGateway> binding)
        where TGateway : class => Slot<TGateway>.Binding = binding;

    internal static GatewayBinding<TGateway> Find<TGateway>()
        where TGateway : class
    {
        // An assembly that was never used has not run its initializers yet.
        RuntimeHelpers.RunModuleConstructor(typeof(TGateway).Module.ModuleHandle);
        return Slot<TGateway>.Binding ?? throw new InvalidOperationException(
            $"There is no generated binding for {typeof(TGateway)}. A gateway class carries [Gateway], and its project builds with the "
            + "analyzer Parlance.SocketIO.Generators: reference the package Parlance.SocketIO from that project itself, and look at its build for PSIO errors.");
    }

    private static class Slot<TGateway>
        where TGateway : class
    {
        public static GatewayBinding<TGateway>? Binding { get; set; }
    }
}
