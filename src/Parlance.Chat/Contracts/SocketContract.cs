using System.Reflection;
using Parlance.Chat.Accounts.Sockets;
using Parlance.SocketIO;

namespace Parlance.Chat.Contracts;

/// <summary>
/// All events of the chat's namespace, as the gateways and the records say it: what <c>/asyncapi.json</c>, its page and the TypeScript types are
/// made from. Nothing of it is written by hand.
/// </summary>
internal static class SocketContract
{
    /// <summary>An event that clients send.</summary>
    /// <param name="Name">The event.</param>
    /// <param name="Payload">Its argument; null for none.</param>
    /// <param name="Answer">What it is acknowledged with; null for nothing.</param>
    /// <param name="About">What it does.</param>
    /// <param name="Scope">What a personal access token must be good for; empty for nothing.</param>
    internal sealed record Request(string Name, Type? Payload, Type? Answer, string About, string Scope);

    /// <summary>An event that the server sends.</summary>
    /// <param name="Name">The event.</param>
    /// <param name="Payload">Its argument.</param>
    /// <param name="About">What it says.</param>
    /// <param name="Scope">What a personal access token must be good for to hear it; empty for nothing.</param>
    internal sealed record Notice(string Name, Type Payload, string About, string Scope);

    public static IReadOnlyList<Request> Requests { get; } =
    [
        .. Types.SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Public))
            .Select(method => (Method: method, Event: method.GetCustomAttribute<SubscribeMessageAttribute>()))
            .Where(found => found.Event is not null)
            .Select(found => RequestOf(found.Method, found.Event!))
            .OrderBy(request => request.Name, StringComparer.Ordinal),
    ];

    public static IReadOnlyList<Notice> Notices { get; } =
    [
        .. typeof(SocketContract).Assembly.GetTypes()
            .Select(type => (Type: type, Event: type.GetCustomAttribute<ServerEventAttribute>()))
            .Where(found => found.Event is not null)
            .Select(found => new Notice(found.Event!.Name, found.Type, CodeTexts.OfType(found.Type), found.Event!.Scope))
            .OrderBy(notice => notice.Name, StringComparer.Ordinal),
    ];

    private static IEnumerable<Type> Types => typeof(SocketContract).Assembly.GetTypes()
        .Where(type => type.GetCustomAttribute<GatewayAttribute>() is { } gateway && string.Equals(gateway.Namespace, AuthGateway.Path, StringComparison.Ordinal));

    private static Request RequestOf(MethodInfo method, SubscribeMessageAttribute message)
    {
        var payload = method.GetParameters().Select(parameter => parameter.ParameterType).FirstOrDefault(type => type != typeof(Socket) && type != typeof(CancellationToken));
        var scope = method.GetCustomAttribute<NeedsAttribute>()?.Scope ?? throw new InvalidOperationException($"{message.EventName} does not say which scope it needs.");
        return new(message.EventName, payload, AnswerOf(method.ReturnType), CodeTexts.OfMethod(method) ?? AboutOf(payload, AnswerOf(method.ReturnType)), scope);
    }

    private static Type? AnswerOf(Type returned) =>
        returned == typeof(void) || returned == typeof(Task) ? null
        : returned.IsGenericType && returned.GetGenericTypeDefinition() == typeof(Task<>) ? returned.GetGenericArguments()[0]
        : returned;

    // A payload is declared within its use case, whose summary says what is done.
    private static string AboutOf(Type? payload, Type? answer) => (payload?.DeclaringType ?? answer?.DeclaringType) is { } useCase ? CodeTexts.OfType(useCase) : "";
}
