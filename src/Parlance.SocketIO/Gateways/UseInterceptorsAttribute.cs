namespace Parlance.SocketIO;

/// <summary>Puts an interceptor around the events of a gateway, or around one of them. A class's interceptors are outside those of a method.</summary>
/// <typeparam name="TInterceptor">The interceptor. A service of any lifetime; made once if it is not registered.</typeparam>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
public sealed class UseInterceptorsAttribute<TInterceptor> : Attribute
    where TInterceptor : class, IGatewayInterceptor;
