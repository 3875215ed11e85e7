namespace Parlance.SocketIO.Generators.Model;

/// <summary>What was read of a class: its model if it can be generated, and what is wrong with it.</summary>
internal sealed record ParsedGateway(GatewayModel? Model, EquatableArray<DiagnosticModel> Diagnostics, EquatableArray<RouteModel> Routes);
