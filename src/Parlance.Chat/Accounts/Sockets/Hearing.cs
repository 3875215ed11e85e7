using System.Collections.Concurrent;
using System.Reflection;
using Parlance.Chat.Accounts.Tokens;
using Parlance.Chat.Contracts;

namespace Parlance.Chat.Accounts.Sockets;

/// <summary>
/// What a socket does not hear for want of a scope. Whoever is signed in hears all; the few that came with a token are in one room for each scope that
/// they lack and something is sent for, and whatever is sent leaves that room out.
/// </summary>
internal static class Hearing
{
    private static readonly ConcurrentDictionary<Type, string> ScopeByPayload = [];

    /// <summary>The scopes that something is sent for.</summary>
    public static IReadOnlyList<string> Scopes { get; } = [Scope.MessagesRead, Scope.MeRead, Scope.PeopleRead, Scope.ModerationRead, Scope.CommandsRead, Scope.CommandsWrite];

    /// <summary>The scope that hearing of something needs.</summary>
    public static string ScopeOf(object payload) => ScopeByPayload.GetOrAdd(payload.GetType(), static type =>
        type.GetCustomAttribute<ServerEventAttribute>()?.Scope ?? throw new InvalidOperationException($"{type.Name} has no [ServerEvent]."));

    /// <summary>The room of those who lack a scope.</summary>
    public static string RoomWithout(string scope) => $"without:{scope}";

    /// <summary>The rooms that keep a socket from hearing what its token is not good for.</summary>
    public static IEnumerable<string> RoomsOf(Actor actor) => actor.Scopes is null ? [] : Scopes.Where(scope => !actor.May(scope)).Select(RoomWithout);
}
