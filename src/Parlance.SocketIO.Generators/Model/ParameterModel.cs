namespace Parlance.SocketIO.Generators.Model;

/// <summary>A parameter of a handler.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type, fully qualified, with nullable annotations.</param>
/// <param name="Kind">Where it comes from.</param>
/// <param name="Expression">For special types the expression that gives it; for keyed services the key.</param>
/// <param name="Index">The place of an argument, or -1.</param>
/// <param name="Property">The property of an argument to take, or null.</param>
/// <param name="Optional">Whether an argument may be missing.</param>
/// <param name="Fallback">The expression for its value then.</param>
/// <param name="Checks">Its own validation and that of its type, or null.</param>
internal sealed record ParameterModel(
    string Name,
    string Type,
    ParameterKind Kind,
    string? Expression = null,
    int Index = -1,
    string? Property = null,
    bool Optional = false,
    string Fallback = "default!",
    ValueModel? Checks = null)
{
    /// <summary>Whether it is read per event from what was decided at start.</summary>
    public bool IsRead => Kind is ParameterKind.Body or ParameterKind.Candidate or ParameterKind.Service;
}

internal enum ParameterKind
{
    /// <summary>Given as it is: the socket, the event, the token.</summary>
    Special,

    /// <summary>The acknowledgement callback.</summary>
    Ack,

    /// <summary>Certainly an argument.</summary>
    Body,

    /// <summary>A service if its type is registered, otherwise an argument: decided at start.</summary>
    Candidate,

    /// <summary>Certainly a service.</summary>
    Service,
}
