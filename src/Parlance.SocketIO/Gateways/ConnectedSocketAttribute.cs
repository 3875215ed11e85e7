namespace Parlance.SocketIO;

/// <summary>Marks the parameter that takes the event's <see cref="Socket"/>. A <see cref="Socket"/> binds by its type too: the attribute is for readers.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ConnectedSocketAttribute : Attribute;
