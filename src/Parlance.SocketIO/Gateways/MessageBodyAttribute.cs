namespace Parlance.SocketIO;

/// <summary>Says that a parameter of a handler comes from the event's arguments, even if its type is a registered service.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class MessageBodyAttribute : Attribute
{
    /// <summary>Takes the next argument, counted over the parameters of the method that are arguments.</summary>
    public MessageBodyAttribute()
    {
    }

    /// <summary>Takes one property of the first argument.</summary>
    /// <param name="property">The property's name as it is written in the JSON.</param>
    public MessageBodyAttribute(string property) => Property = property;

    /// <summary>The property of the argument to take, or null for the whole argument.</summary>
    public string? Property { get; }

    /// <summary>The position of the argument. Default: -1, the next one (the first, where a property is named).</summary>
    public int Index { get; init; } = -1;
}
