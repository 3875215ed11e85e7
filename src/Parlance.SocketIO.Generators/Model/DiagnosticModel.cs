using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Parlance.SocketIO.Generators.Model;

/// <summary>A place in source that compares by value and keeps no syntax tree alive.</summary>
internal sealed record PlaceModel(string Path, TextSpan Span, LinePositionSpan Lines)
{
    public static PlaceModel? Of(Location? location) => location?.SourceTree is { } tree
        ? new PlaceModel(tree.FilePath, location.SourceSpan, location.GetLineSpan().Span)
        : null;

    public Location ToLocation() => Location.Create(Path, Span, Lines);
}

/// <summary>Something to report.</summary>
/// <param name="Descriptor">What.</param>
/// <param name="Place">Where.</param>
/// <param name="Arguments">The words of its message.</param>
internal sealed record DiagnosticModel(DiagnosticDescriptor Descriptor, PlaceModel? Place, EquatableArray<string> Arguments)
{
    public Diagnostic ToDiagnostic() =>
        Diagnostic.Create(Descriptor, Place?.ToLocation() ?? Location.None, [.. Arguments]);
}

/// <summary>An event of a gateway, for the search for second owners.</summary>
internal sealed record RouteModel(string Namespace, string EventName, string Owner, PlaceModel? Place);
