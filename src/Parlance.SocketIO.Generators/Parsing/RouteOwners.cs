using System.Collections.Immutable;
using Parlance.SocketIO.Generators.Model;

namespace Parlance.SocketIO.Generators.Parsing;

/// <summary>An event of a namespace has one owner.</summary>
internal static class RouteOwners
{
    public static ImmutableArray<DiagnosticModel> FindSecond(ImmutableArray<RouteModel> routes)
    {
        var owners = new Dictionary<(string, string), string>();
        var found = ImmutableArray.CreateBuilder<DiagnosticModel>();
        foreach (var route in routes)
        {
            var key = (route.Namespace, route.EventName);
            if (owners.TryGetValue(key, out var owner))
            {
                string[] words = [route.EventName, route.Namespace, owner];
                found.Add(new DiagnosticModel(Rules.EventOwner, route.Place, words.ToEquatable()));
            }
            else
            {
                owners.Add(key, route.Owner);
            }
        }

        return found.ToImmutable();
    }
}
