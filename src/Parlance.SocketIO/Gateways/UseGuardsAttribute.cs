namespace Parlance.SocketIO;

/// <summary>
/// Guards a gateway or one of its events. On the class the guard is asked about every connection to the namespace, before CONNECT
/// is answered, and about every event of the gateway; on a method about that event alone.
/// </summary>
/// <typeparam name="TGuard">The guard. A service of any lifetime; made once if it is not registered.</typeparam>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
public sealed class UseGuardsAttribute<TGuard> : Attribute
    where TGuard : class, IGatewayGuard
{
    /// <summary>What a class's guard is asked about. Default: <see cref="GuardTargets.All"/>. Ignored on methods.</summary>
    public GuardTargets On { get; init; } = GuardTargets.All;
}
