namespace Parlance.SocketIO;

/// <summary>An event of a namespace and its owner.</summary>
internal sealed record GatewayRoute(string EventName, string Owner, bool Concurrent, Func<EventContext, ValueTask> Handler);
