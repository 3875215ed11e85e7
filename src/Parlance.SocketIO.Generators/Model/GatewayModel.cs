namespace Parlance.SocketIO.Generators.Model;

/// <summary>All that the emitter needs to know of a gateway class. Holds text only, so that it compares by value and keeps no compilation alive.</summary>
/// <param name="HintName">The name of the generated file.</param>
/// <param name="Type">The class, fully qualified.</param>
/// <param name="Namespace">The Socket.IO namespace.</param>
/// <param name="Parts">Its guards, filters and interceptors.</param>
/// <param name="Metadata">Expressions that make its other attributes.</param>
/// <param name="Methods">Its handlers.</param>
/// <param name="Checks">Validation of the types of their arguments.</param>
internal sealed record GatewayModel(
    string HintName,
    string Type,
    string Namespace,
    EquatableArray<PartModel> Parts,
    EquatableArray<string> Metadata,
    EquatableArray<MethodModel> Methods,
    EquatableArray<CheckModel> Checks);

internal enum PartKind
{
    Guard,
    Filter,
    Interceptor,
}

/// <summary>One [UseGuards], [UseFilters] or [UseInterceptors].</summary>
/// <param name="Kind">Which.</param>
/// <param name="Type">The class, fully qualified.</param>
/// <param name="Targets">The value of its GuardTargets.</param>
internal sealed record PartModel(PartKind Kind, string Type, int Targets);
