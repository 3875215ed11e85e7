using Microsoft.CodeAnalysis;
using Parlance.SocketIO.Generators.Model;

namespace Parlance.SocketIO.Generators.Parsing;

/// <summary>A [SubscribeMessage] in a class that is no gateway and can be the base of none.</summary>
internal static class StrayHandler
{
    public static DiagnosticModel? Find(IMethodSymbol method)
    {
        var type = method.ContainingType;
        if (type.IsAbstract && !type.IsStatic || AttributeParser.Find(type, Names.Gateway) is not null)
        {
            return null;
        }

        string[] words = [method.Name, type.Name];
        return new DiagnosticModel(Rules.HandlerOutsideGateway, PlaceModel.Of(method.Locations.FirstOrDefault()), words.ToEquatable());
    }
}
