namespace Parlance.SocketIO.Generators.Model;

/// <summary>A handler.</summary>
/// <param name="Name">The method's name.</param>
/// <param name="Events">The events that it handles.</param>
/// <param name="Result">What it returns.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="Parts">Its guards, filters and interceptors.</param>
/// <param name="Metadata">Expressions that make its other attributes.</param>
internal sealed record MethodModel(
    string Name,
    EquatableArray<EventModel> Events,
    ResultKind Result,
    EquatableArray<ParameterModel> Parameters,
    EquatableArray<PartModel> Parts,
    EquatableArray<string> Metadata)
{
    /// <summary>Whether the handler takes the acknowledgement in its own hands.</summary>
    public bool AcksItself => Parameters.Any(parameter => parameter.Kind == ParameterKind.Ack);
}

/// <summary>One [SubscribeMessage].</summary>
/// <param name="Name">The event.</param>
/// <param name="Concurrent">Whether it starts without waiting.</param>
internal sealed record EventModel(string Name, bool Concurrent);

internal enum ResultKind
{
    /// <summary>void.</summary>
    None,

    /// <summary>A value at once.</summary>
    Value,

    /// <summary>Task or ValueTask.</summary>
    Awaited,

    /// <summary>Task or ValueTask of a value.</summary>
    AwaitedValue,

    /// <summary>IAsyncEnumerable.</summary>
    Stream,
}
