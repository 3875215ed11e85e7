namespace Parlance.SocketIO;

/// <summary>The guards, filters, interceptors and metadata of a gateway class or of one of its methods.</summary>
internal sealed class GatewayParts
{
    /// <summary>Asked about connections; a class's only.</summary>
    public List<GatewayPart<IGatewayGuard>> ConnectionGuards { get; } = [];

    public List<GatewayPart<IGatewayGuard>> EventGuards { get; } = [];

    public List<GatewayPart<IGatewayInterceptor>> Interceptors { get; } = [];

    public List<GatewayPart<IGatewayExceptionFilter>> Filters { get; } = [];

    public List<object> Metadata { get; } = [];
}
