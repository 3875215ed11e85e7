namespace Parlance.SocketIO;

/// <summary>Lets a filter answer for exceptions of a gateway's events, or of one of them. A method's filters are asked before the class's.</summary>
/// <typeparam name="TFilter">The filter. A service of any lifetime; made once if it is not registered.</typeparam>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
public sealed class UseFiltersAttribute<TFilter> : Attribute
    where TFilter : class, IGatewayExceptionFilter;
