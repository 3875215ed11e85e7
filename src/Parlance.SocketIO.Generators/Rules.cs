using Microsoft.CodeAnalysis;

namespace Parlance.SocketIO.Generators;

/// <summary>The diagnostics, PSIO001 and up.</summary>
internal static class Rules
{
    public static readonly DiagnosticDescriptor GatewayClass = Error(
        "PSIO001", "A gateway is a class that can be made", "'{0}' cannot be a gateway: {1}");

    public static readonly DiagnosticDescriptor NamespaceName = Error(
        "PSIO002", "The namespace of a gateway is not a namespace's name", "'{0}' is no name of a namespace: it starts with '/' and holds no ',' or '?'");

    public static readonly DiagnosticDescriptor HandlerMethod = Error(
        "PSIO003", "A handler is an accessible instance method without type parameters", "'{0}' cannot handle an event: {1}");

    public static readonly DiagnosticDescriptor HandlerParameter = Error(
        "PSIO004", "A handler's parameter cannot be bound", "Parameter '{0}' cannot be bound: {1}");

    public static readonly DiagnosticDescriptor EventName = Error(
        "PSIO005", "An event's name is empty or reserved", "'{0}' cannot be the name of an event: {1}");

    public static readonly DiagnosticDescriptor EventOwner = Error(
        "PSIO006", "An event has two owners in its namespace", "The event '{0}' of namespace '{1}' belongs to {2} already");

    public static readonly DiagnosticDescriptor ReturnType = Error(
        "PSIO007", "A handler's return type is not supported", "'{0}' cannot return '{1}': {2}");

    public static readonly DiagnosticDescriptor ParameterAttribute = Error(
        "PSIO008", "An attribute does not fit the parameter's type", "[{0}] cannot stand on parameter '{1}' of type '{2}': {3}");

    public static readonly DiagnosticDescriptor ArgumentTwice = Error(
        "PSIO009", "An argument is taken as a whole and by its properties", "Parameter '{0}' takes argument {1}, which another parameter takes {2}");

    public static readonly DiagnosticDescriptor HandlerOutsideGateway = new(
        "PSIO010",
        "A handler outside of a gateway",
        "'{0}' handles no event: its class '{1}' has no [Gateway]",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor ValidationAttribute = Error(
        "PSIO011", "A validation attribute cannot be used from generated code", "[{0}] on '{1}' would not be checked: {2}");

    private const string Category = "Parlance.SocketIO";

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(id, title, message, Category, DiagnosticSeverity.Error, isEnabledByDefault: true);
}
